package org.molaris.recall.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.molaris.recall.message.MessageDetails;
import org.molaris.web.Paging.Page;

/** A page of messages. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageList(List<MessageView> messages, Long total, int page, int limit, String cursor, Instant asOf) {

    static MessageList of(Page<MessageDetails> page) {
        return new MessageList(
                page.items().stream().map(MessageView::of).toList(),
                page.total(),
                page.page(),
                page.limit(),
                page.cursor(),
                page.asOf());
    }
}
