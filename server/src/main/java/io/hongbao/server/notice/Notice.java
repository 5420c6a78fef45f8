package io.hongbao.server.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.UUID;

/**
 * Something that operators are told, as it is sent to them.
 *
 * @param id the same however often it is sent
 * @param kind such as {@code channel_alarm}
 * @param at RFC 3339, campaign time
 * @param text one line for people
 * @param details for programs, by name
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Notice(
        String id,
        String kind,
        String campaign,
        String at,
        String text,
        Map<String, String> details) {

    public Notice {
        details = Map.copyOf(details);
    }

    /** A new one. */
    public static Notice of(
            String kind, String campaign, String at, String text, Map<String, String> details) {
        return new Notice("n-" + UUID.randomUUID(), kind, campaign, at, text, details);
    }
}
