package org.molaris.events.recall;

import java.util.UUID;
import org.molaris.events.MolarisEvent;
import org.molaris.events.Topic;

/** What happens to a campaign. */
public sealed interface RecallCampaignEvent extends MolarisEvent permits RecallCampaignCreated, RecallCampaignUpdated {

    RecallCampaignState recallCampaign();

    @Override
    default Topic topic() {
        return Topic.RECALLS;
    }

    @Override
    default String aggregate() {
        return "recall-campaign";
    }

    @Override
    default UUID clinicId() {
        return recallCampaign().clinicId();
    }

    @Override
    default UUID subject() {
        return recallCampaign().id();
    }

    @Override
    default long sequence() {
        return recallCampaign().version();
    }
}
