package org.molaris.dentalink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.molaris.dentalink.Asked.refused;

import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.web.Comparison;
import org.molaris.web.Criterion;
import org.molaris.web.Stretch;
import org.molaris.web.Stretch.Span;

class QuestionTest {

    private enum Thing {
        NUMBER,
        PRICE,
        OPEN,
        NAME,
        DAY,
        TIME,
        MOMENT
    }

    private static final Fields<Thing> FIELDS = Fields.<Thing>none()
            .with("id", Fields.Type.NUMBER, Thing.NUMBER)
            .with("precio", Fields.Type.MONEY, Thing.PRICE)
            .with("abierto", Fields.Type.BIT, Thing.OPEN)
            .with("nombre", Fields.Type.TEXT, Thing.NAME)
            .with("fecha", Fields.Type.DAY, Thing.DAY)
            .with("hora", Fields.Type.TIME, Thing.TIME)
            .with("momento", Fields.Type.MOMENT, Thing.MOMENT);

    @Test
    void whoAsksForNothingAsksForEverything() {
        for (var path :
                List.of("/citas", "/citas/", "/citas?q=", "/citas?q=%20", "/citas?cursor=", "/citas?q=%7B%7D")) {
            var question = Question.in(Asked.at(path), FIELDS);
            assertThat(question.criteria()).as(path).isEmpty();
            assertThat(question.span()).as(path).isEqualTo(Span.first(50));
        }
    }

    @Test
    void eachTypeIsReadAsWhatItIs() {
        assertThat(asked("{'id':{'eq':'7'}}")).containsExactly(is(Thing.NUMBER, Comparison.EQUAL, 7L));
        assertThat(asked("{'id':{'eq':7}}")).containsExactly(is(Thing.NUMBER, Comparison.EQUAL, 7L));
        assertThat(asked("{'precio':{'lt':'12.5'}}"))
                .containsExactly(is(Thing.PRICE, Comparison.LESS, new BigDecimal("12.50")));
        assertThat(asked("{'abierto':{'eq':'1'}}")).containsExactly(is(Thing.OPEN, Comparison.EQUAL, true));
        assertThat(asked("{'abierto':{'neq':false}}")).containsExactly(is(Thing.OPEN, Comparison.NOT_EQUAL, false));
        assertThat(asked("{'nombre':{'lk':'ñandú'}}")).containsExactly(is(Thing.NAME, Comparison.CONTAINS, "ñandú"));
        assertThat(asked("{'fecha':{'gte':'2024-02-29'}}"))
                .containsExactly(is(Thing.DAY, Comparison.AT_LEAST, LocalDate.of(2024, 2, 29)));
        assertThat(asked("{'hora':{'lte':'9:05'}}"))
                .containsExactly(is(Thing.TIME, Comparison.AT_MOST, LocalTime.of(9, 5)));
        assertThat(asked("{'momento':{'gt':'2024-02-29 10:11:12'}}"))
                .containsExactly(is(Thing.MOMENT, Comparison.MORE, LocalDateTime.of(2024, 2, 29, 10, 11, 12)));
    }

    @ParameterizedTest
    @CsvSource({
        "gte, 2024-02-29T00:00:00",
        "lt, 2024-02-29T00:00:00",
        "eq, 2024-02-29T00:00:00",
        "gt, 2024-02-29T23:59:59.999999",
        "lte, 2024-02-29T23:59:59.999999"
    })
    void aDayIsItsFirstMomentOrItsLast(String operator, String moment) {
        assertThat(asked("{'momento':{'%s':'2024-02-29'}}".formatted(operator)))
                .extracting(Criterion::value)
                .containsExactly(LocalDateTime.parse(moment));
    }

    @Test
    void everythingThatIsSaidMustHold() {
        assertThat(asked("{'fecha':[{'gte':'2024-01-01'},{'lte':'2024-01-31'}],'id':{'gt':'1','lt':'9'}}"))
                .containsExactly(
                        is(Thing.DAY, Comparison.AT_LEAST, LocalDate.of(2024, 1, 1)),
                        is(Thing.DAY, Comparison.AT_MOST, LocalDate.of(2024, 1, 31)),
                        is(Thing.NUMBER, Comparison.MORE, 1L),
                        is(Thing.NUMBER, Comparison.LESS, 9L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x|q no es JSON válido",
                "{'id':{'eq':'7'}|q no es JSON válido",
                "{'id':{'eq':'7','eq':'8'}}|q no es JSON válido",
                "{} {}|q no es JSON válido",
                "[]|q debe ser un objeto JSON",
                "{'otro':{'eq':'7'}}|q no conoce el campo otro; conoce abierto, fecha, hora, id, momento, nombre, precio",
                "{'id':{'is':'7'}}|q no conoce el operador is para id",
                "{'precio':{'lk':'7'}}|q no conoce el operador lk para precio",
                "{'hora':{'lk':'7'}}|q no conoce el operador lk para hora",
                "{'momento':{'lk':'7'}}|q no conoce el operador lk para momento",
                "{'abierto':{'lk':'1'}}|q no conoce el operador lk para abierto",
                "{'abierto':{'gte':'1'}}|q no conoce el operador gte para abierto",
                "{'id':'7'}|q debe nombrar un operador para id, como {\"eq\": \"…\"}",
                "{'id':[{}]}|q debe nombrar un operador para id, como {\"eq\": \"…\"}",
                "{'id':[['7']]}|q debe nombrar un operador para id, como {\"eq\": \"…\"}",
                "{'id':{'eq':{}}}|id is invalid.",
                "{'id':{'eq':null}}|id is invalid.",
                "{'precio':{'eq':1e400}}|precio is invalid.",
                "{'nombre':{'eq':'\\u0000'}}|nombre is invalid.",
                "{'hora':{'eq':'24:00'}}|El parámetro hora debe tener el formato HH:MM"
            })
    void whatMakesNoSenseIsRefused(String q, String sentence) {
        refused(sentence, () -> asked(q));
    }

    @Test
    void thereIsAnEndToWhatMayBeAsked() {
        var ten = "{'gt':'1'},".repeat(40);
        assertThat(asked("{'id':[" + ten.substring(0, ten.length() - 1) + "]}")).hasSize(40);
        refused("q no puede tener más de 40 condiciones", () -> asked("{'id':[" + ten + "{'lt':'9'}]}"));
        refused("q no es JSON válido", () -> asked("{'id':" + "[".repeat(1100) + "]".repeat(1100) + "}"));
    }

    @Test
    void aCursorGoesOnWithTheSameQuestion() {
        var question = Question.in(Asked.q("{'id':{'gt':'3'}}"), FIELDS);

        var first = question.answeredBy(new Stretch<>(numbers(4, 53), false, true), each -> each);
        assertThat(first.data()).hasSize(50);
        assertThat(first.links().prev()).isNull();
        assertThat(first.links().current()).startsWith("https://clinic.example/dentalink/api/v1/citas?q=%7B%22id");
        var on = Question.in(next(first), FIELDS);
        assertThat(on.criteria()).isEqualTo(question.criteria());
        assertThat(on.span()).isEqualTo(new Span(53L, false, 50));

        var second = on.answeredBy(new Stretch<>(numbers(54, 60), true, false), each -> each);
        assertThat(second.links().next()).isNull();
        var back = Question.in(Asked.at(behindTheRoot(second.links().prev())), FIELDS);
        assertThat(back.criteria()).isEqualTo(question.criteria());
        assertThat(back.span()).isEqualTo(new Span(54L, true, 50));
    }

    @Test
    void aCursorIsAllThatFollowsTheQuestionMark() {
        var answer = Question.in(Asked.at("/citas/?otro=1&q=%7B%7D"), FIELDS)
                .answeredBy(new Stretch<>(numbers(1, 50), false, true), each -> each);

        assertThat(answer.links().next()).matches("https://clinic.example/dentalink/api/v1/citas/\\?cursor=[\\w-]+");
    }

    @Test
    void nothingFoundHasNothingBehindIt() {
        var links = Question.in(Asked.at("/citas"), FIELDS)
                .answeredBy(new Stretch<Long>(List.of(), true, true), each -> each)
                .links();

        assertThat(links.next()).isNull();
        assertThat(links.prev()).isNull();
    }

    private static List<Criterion<Thing>> asked(String q) {
        return Question.in(Asked.q(q), FIELDS).criteria();
    }

    private static Criterion<Thing> is(Thing thing, Comparison comparison, Object value) {
        return new Criterion<>(thing, comparison, value);
    }

    private static List<Long> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private static UriInfo next(Many<?> answer) {
        return Asked.at(behindTheRoot(answer.links().next()));
    }

    private static String behindTheRoot(String href) {
        return href.substring(href.indexOf(Dentalink.PATH) + Dentalink.PATH.length());
    }
}
