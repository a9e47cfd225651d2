package org.molaris.recall.campaign;

import jakarta.persistence.Embeddable;
import java.time.LocalTime;
import org.molaris.recall.campaign.CampaignRefused.Reason;
import org.molaris.recall.message.InvalidTemplate;
import org.molaris.recall.message.MessageTemplate;

/**
 * What a clinic decides about a campaign, and may decide anew.
 *
 * @param procedureType which visits count; null for any
 * @param recallIntervalDays how long ago the last visit must be
 * @param sendTime by the clocks of the clinic
 * @param maxAttempts how many contacts there are at most since a visit
 * @param templateName what WhatsApp knows the message as; null where none is needed, and then so is its language
 */
@Embeddable
public record CampaignTerms(
        String name,
        String procedureType,
        int recallIntervalDays,
        String messageTemplate,
        LocalTime sendTime,
        int maxAttempts,
        boolean isActive,
        String templateName,
        String templateLanguage) {

    /** The same campaign, which calls nobody back any more. */
    CampaignTerms deactivated() {
        return new CampaignTerms(
                name,
                procedureType,
                recallIntervalDays,
                messageTemplate,
                sendTime,
                maxAttempts,
                false,
                templateName,
                templateLanguage);
    }

    /**
     * What cannot be sent is not agreed.
     *
     * @throws InvalidTemplate when the message cannot be told to anybody
     * @throws CampaignRefused when WhatsApp's template lacks its name or its language
     */
    CampaignTerms mustBeSendable() {
        MessageTemplate.parse(messageTemplate);
        if ((templateName == null) != (templateLanguage == null)) {
            throw new CampaignRefused(
                    templateName == null ? Reason.TEMPLATE_WITHOUT_NAME : Reason.TEMPLATE_WITHOUT_LANGUAGE);
        }
        return this;
    }
}
