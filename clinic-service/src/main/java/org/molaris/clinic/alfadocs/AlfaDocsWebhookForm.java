package org.molaris.clinic.alfadocs;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.molaris.clinic.integration.AppNews;
import org.molaris.clinic.integration.WebhookForm;

/**
 * AlfaDocs tells apps by a form with bracketed names, several events in one, each with the id of what it happened to and of
 * the archive, by which a receiver knows the clinic.
 */
@ApplicationScoped
class AlfaDocsWebhookForm implements WebhookForm {

    @Override
    public String contentType() {
        return MediaType.APPLICATION_FORM_URLENCODED;
    }

    @Override
    public String body(List<AppNews> news, long clinic) {
        return IntStream.range(0, news.size())
                .mapToObj(place -> fields(place, news.get(place), clinic))
                .flatMap(fields -> fields)
                .collect(Collectors.joining("&"));
    }

    private static Stream<String> fields(int place, AppNews news, long clinic) {
        var event = news.event().name().toLowerCase(Locale.ROOT);
        var entity = "[data][" + event.substring(event.lastIndexOf('_') + 1) + "_entity]";
        return Stream.of(
                field(place + "[event]", event),
                field(place + "[objectId]", String.valueOf(news.number())),
                field(place + entity + "[id]", String.valueOf(news.number())),
                field(place + entity + "[archiveId]", String.valueOf(clinic)));
    }

    private static String field(String name, String value) {
        return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8);
    }
}
