// Shows the catalogue of events as it is served: topics, what is said on them, and what each field means.
(function () {
    'use strict';

    const main = document.getElementById('catalogue');
    const topics = document.getElementById('topics');
    const filter = document.getElementById('filter');

    /** An element with text, or with what is put into it. */
    function make(name, content, attributes) {
        const element = document.createElement(name);
        for (const [key, value] of Object.entries(attributes || {})) {
            element.setAttribute(key, value);
        }
        for (const part of [].concat(content === undefined ? [] : content)) {
            element.append(part);
        }
        return element;
    }

    /** Text with its `code`. */
    function words(text) {
        return (text || '').split('`').map((part, i) => (i % 2 ? make('code', part) : part));
    }

    function named(document, ref) {
        return ref.slice(2).split('/').reduce((node, key) => node[key], document);
    }

    function resolved(document, schema) {
        const ref = schema.$ref || (schema.allOf && schema.allOf[0].$ref) || (schema.oneOf && schema.oneOf[0].$ref);
        return ref ? { name: ref.split('/').pop(), schema: named(document, ref) } : null;
    }

    function typeOf(document, schema) {
        const other = resolved(document, schema);
        const types = [].concat(schema.type || []);
        let type = other ? other.name : types[0] || 'anything';
        if (type === 'array') {
            type = 'list of ' + typeOf(document, schema.items);
        } else if (schema.format) {
            type = schema.format;
        }
        return type + (types.includes('null') || schema.oneOf ? ', or null' : '');
    }

    /** The tables of a schema and of all that it is made of, each once. */
    function tables(document, name, schema, seen) {
        if (seen.has(name)) {
            return [];
        }
        seen.add(name);
        const rows = [];
        const inner = [];
        for (const [field, about] of Object.entries(schema.properties || {})) {
            const other = resolved(document, about.items || about);
            if (other) {
                inner.push(other);
            }
            const meaning = words(about.description || (other && other.schema.description));
            if (about.enum) {
                const values = about.enum.filter((value) => value !== null);
                meaning.push(' One of ', ...values.flatMap((value, i) => [i ? ', ' : '', make('code', value)]), '.');
            }
            rows.push(make('tr', [
                make('td', make('code', field)),
                make('td', typeOf(document, about)),
                make('td', meaning),
                make('td', words(about['x-why'])),
            ]));
        }
        const head = make('tr', ['Field', 'Type', 'Meaning', 'Why it is there'].map((title) => make('th', title, { scope: 'col' })));
        const table = make('div', make('table', [make('thead', head), make('tbody', rows)]), { class: 'fields' });
        return [make('h3', name), make('p', words(schema.description), { class: 'quiet' }), table]
            .concat(inner.flatMap((other) => tables(document, other.name, other.schema, seen)));
    }

    function fill(document, place, message) {
        const payload = resolved(document, message.payload);
        const headers = resolved(document, message.headers);
        const seen = new Set();
        if (message['x-tombstone-follows']) {
            place.append(make('p', 'It is the last word about its subject: a record of the same key without a value follows.'));
        }
        if (payload) {
            place.append(...tables(document, payload.name, payload.schema, seen));
        }
        place.append(...tables(document, headers.name, headers.schema, seen));
        for (const example of message.examples || []) {
            place.append(make('h3', 'Example'));
            place.append(make('pre', Object.entries(example.headers).map(([key, value]) => key + ': ' + value).join('\n')));
            place.append(make('pre', JSON.stringify(example.payload, null, 2)));
        }
    }

    function event(document, name, message) {
        const inside = make('div', [], { class: 'inside' });
        const summary = make('summary', [make('code', name), make('span', words(message.summary), { class: 'quiet' })]);
        const details = make('details', [summary, inside], { class: 'event', id: name });
        const payload = resolved(document, message.payload);
        const fields = payload ? Object.values(payload.schema.properties).map((field) => resolved(document, field)) : [];
        details.text = [name, message.summary]
            .concat(payload ? Object.keys(payload.schema.properties) : [])
            .concat(fields.filter(Boolean).flatMap((state) => Object.keys(state.schema.properties)))
            .join(' ').toLowerCase();
        details.fill = () => {
            if (!inside.hasChildNodes()) {
                fill(document, inside, message);
            }
        };
        details.addEventListener('toggle', details.fill);
        return details;
    }

    function kept(settings) {
        if (settings['cleanup.policy'][0] === 'compact') {
            return 'The newest state of each key, for good';
        }
        const days = Math.round(settings['retention.ms'] / 86400000);
        return days > 0 ? (days === 1 ? 'A day' : days + ' days') : 'Everything, for good';
    }

    function topic(document, name, channel) {
        const heard = channel['x-heard-by'];
        const messages = Object.entries(channel.messages).map(([type, ref]) => event(document, type, named(document, ref.$ref)));
        const facts = [
            ['Key', 'The event\u2019s subject, so that what happened to one thing stays in order'],
            ['Kept', kept(channel.bindings.kafka.topicConfiguration)],
            ['Published by', channel['x-published-by'].join(', ')],
            ['Heard by', heard.length ? heard.join(', ') : 'nobody of the suite'],
        ].concat(channel['x-internal'] ? [['Access', 'Internal']] : []);
        topics.append(make('a', [name, make('span', String(messages.length))], { href: '#topic-' + name }));
        return make('section', [
            make('h2', make('code', name), { id: 'topic-' + name }),
            make('p', words(channel.description)),
            make('dl', facts.flatMap(([title, fact]) => [make('dt', title), make('dd', fact)]), { class: 'facts' }),
        ].concat(messages));
    }

    function narrow() {
        const wanted = filter.value.trim().toLowerCase();
        for (const section of main.querySelectorAll('section')) {
            let any = false;
            for (const details of section.querySelectorAll('details')) {
                details.hidden = !details.text.includes(wanted);
                any = any || !details.hidden;
            }
            section.hidden = !any;
        }
    }

    /** What the address names is opened. */
    function goThere() {
        const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
        if (named) {
            if (named.fill) {
                named.fill();
                named.open = true;
            }
            named.scrollIntoView();
        }
    }

    async function show() {
        const answer = await fetch('/asyncapi.json');
        const description = await answer.json();
        main.append(make('h1', description.info.title));
        description.info.description.split('\n\n').forEach((part) => main.append(make('p', words(part))));
        main.append(make('p', [
            'For programs: ', make('a', '/asyncapi.json', { href: '/asyncapi.json' }),
            ', AsyncAPI ' + description.asyncapi + '.',
        ], { class: 'quiet' }));
        for (const [name, channel] of Object.entries(description.channels)) {
            main.append(topic(description, name, channel));
        }
        filter.addEventListener('input', narrow);
        window.addEventListener('hashchange', goThere);
        goThere();
    }

    show().catch((failure) => main.append(make('p', 'The catalogue could not be read: ' + failure.message, { class: 'failed' })));
}());
