package org.molaris.clinic.dentalink;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.Stream;
import org.molaris.clinic.setup.Details;
import org.molaris.clinic.setup.Field;
import org.molaris.clinic.setup.FindNumbered;
import org.molaris.clinic.setup.Kind;
import org.molaris.clinic.setup.Numbered;
import org.molaris.dentalink.Many;
import org.molaris.dentalink.One;
import org.molaris.dentalink.Question;
import org.molaris.web.Comparison;
import org.molaris.web.Criterion;
import org.molaris.web.Stretch;

/** Answers what is asked of a kind of thing: one of them, those that {@code q} describes, or those that belong to something. */
@ApplicationScoped
class SetupLists {

    static final Criterion<Field> IN_USE = new Criterion<>(Field.IN_USE, Comparison.EQUAL, true);

    private final FindNumbered find;

    SetupLists(FindNumbered find) {
        this.find = find;
    }

    <T extends Details, A> Uni<One<A>> one(Listed<T, A> listed, long id, UriInfo uri) {
        return find.one(listed.kind(), id).map(found -> One.of(listed.written().apply(found, uri)));
    }

    /** Of which that is true, too. */
    <T extends Details, A> Uni<Many<A>> many(Listed<T, A> listed, UriInfo uri, List<Criterion<Field>> too) {
        var question = Question.in(uri, listed.fields());
        return find.stretch(listed.kind(), both(question, too), question.span())
                .map(found -> answered(listed, question, found, uri));
    }

    /** The same below something else; there is no such list when there is no such thing. */
    <T extends Details, A> Uni<Many<A>> many(
            Kind<?> owner, long id, Listed<T, A> listed, UriInfo uri, List<Criterion<Field>> too) {
        var question = Question.in(uri, listed.fields());
        return find.stretch(owner, id, listed.kind(), both(question, too), question.span())
                .map(found -> answered(listed, question, found, uri));
    }

    private static List<Criterion<Field>> both(Question<Field> question, List<Criterion<Field>> too) {
        return Stream.concat(too.stream(), question.criteria().stream()).toList();
    }

    private static <T extends Details, A> Many<A> answered(
            Listed<T, A> listed, Question<Field> question, Stretch<Numbered<T>> found, UriInfo uri) {
        var numbered = question.answeredBy(found, each -> each.kept().number());
        return new Many<>(
                numbered.links(),
                numbered.data().stream()
                        .map(each -> listed.written().apply(each, uri))
                        .toList());
    }
}
