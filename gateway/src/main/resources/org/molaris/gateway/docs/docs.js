// Starts the viewer on this gateway's own description, and fetches the demo's token when asked to.
(function () {
    'use strict';

    const settings = {
        url: '/openapi.json',
        theme: 'default',
        layout: 'modern',
        withDefaultFonts: false,
        telemetry: false,
        hideClientButton: true,
        showDeveloperTools: 'never',
        agent: { disabled: true },
        mcp: { disabled: true },
        persistAuth: false,
        defaultOpenAllTags: false,
        defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
        documentDownloadType: 'json',
        authentication: { preferredSecurityScheme: 'bearer' },
    };

    const status = document.getElementById('credential');
    const button = document.getElementById('demo');
    let reference = Scalar.createApiReference('#reference', settings);

    function say(text) {
        status.textContent = text;
    }

    function show(token) {
        reference.updateConfiguration({
            ...settings,
            authentication: {
                preferredSecurityScheme: 'bearer',
                securitySchemes: { bearer: { token: token } },
            },
        });
    }

    async function useDemo() {
        button.disabled = true;
        say('…');
        try {
            const answer = await fetch('/docs/demo-token', { method: 'POST' });
            const body = await answer.json();
            if (!answer.ok) {
                throw new Error(answer.status === 404 ? 'The demo is not ready yet. Try again in a moment.' : body.error);
            }
            show(body.token);
            const end = new Date(Date.now() + body.expires_in * 1000);
            const time = end.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
            say('You are the owner of the demo clinic until ' + time + '.');
            button.textContent = 'Renew';
        } catch (failure) {
            say(failure.message);
        } finally {
            button.disabled = false;
        }
    }

    if (document.documentElement.dataset.demo === 'offered') {
        say('Try it on the demo clinic:');
        button.hidden = false;
        button.addEventListener('click', useDemo);
    } else {
        say('To try requests, enter a token of your identity provider or an API key of your clinic below.');
    }
})();
