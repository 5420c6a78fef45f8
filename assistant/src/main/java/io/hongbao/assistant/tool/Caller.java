package io.hongbao.assistant.tool;

import io.hongbao.assistant.Language;
import io.hongbao.core.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * On whose behalf a tool is called, and when.
 *
 * @param person who, as their pass says
 * @param campaign the campaign that the pass is for
 * @param place the pass's place in the waiting room; 0 for none
 * @param network where they are, as the host numbers networks; 0 for nowhere in particular
 * @param language what names and messages are written in
 * @param zone the campaign's time zone
 * @param currency the campaign's currency, such as {@code CNY}
 * @param nowMillis campaign time
 */
public record Caller(
        Person person,
        String campaign,
        long place,
        long network,
        Language language,
        ZoneId zone,
        String currency,
        long nowMillis) {

    /** The day, in the campaign's time zone. */
    public LocalDate today() {
        return Instant.ofEpochMilli(nowMillis).atZone(zone).toLocalDate();
    }
}
