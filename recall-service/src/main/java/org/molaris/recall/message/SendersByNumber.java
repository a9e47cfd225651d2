package org.molaris.recall.message;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.molaris.data.Flush;

/** Takes every clinic that has a number at WhatsApp for one that sends by it. */
@DefaultBean
@ApplicationScoped
class SendersByNumber implements Senders {

    private final Flush flush;

    SendersByNumber(Flush flush) {
        this.flush = flush;
    }

    @Override
    public Uni<Boolean> needsTemplate() {
        return flush.read("select 1 from clinic where phone_number_id is not null", Tuple.tuple())
                .map(rows -> rows.size() > 0);
    }
}
