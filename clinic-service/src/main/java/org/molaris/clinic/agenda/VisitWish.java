package org.molaris.clinic.agenda;

import java.time.LocalDate;
import java.time.LocalTime;

/**
 * A visit that somebody asks for who knows everything by its number; null of one that is to be changed stays as it is.
 *
 * @param appointment the one to be changed; null for a new one
 * @param operator null for anybody of the specialty
 * @param specialty what the operator has to have learnt; null when that does not matter
 * @param chair null for any that is free
 * @param state the clinic's own; null for the one that new appointments have
 * @param day by the clinic's calendar
 * @param time by the clinic's clock
 * @param minutes whole intervals of the operator's
 * @param modality null for the one in which patients are seen then
 * @param treatment the patient's plan that it is for; null for the one that it belongs to
 * @param description empty text is none
 * @param otherTimes whether to say what else is free when that time cannot be had
 */
public record VisitWish(
        Long appointment,
        Long patient,
        Long operator,
        Long specialty,
        Long branch,
        Long chair,
        Long state,
        LocalDate day,
        LocalTime time,
        Integer minutes,
        Modality modality,
        Long treatment,
        String description,
        boolean otherTimes) {}
