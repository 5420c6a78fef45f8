package io.hongbao.server.payout;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Cash on its way to its holder.
 *
 * @param endedAt when it was paid or failed
 * @param reason why it failed, in the provider's words, or {@code cancelled_by_person}, {@code
 *     cancelled_by_operator}, {@code campaign_killed}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PayoutCard(
        String id,
        String campaign,
        String voucher,
        long amountMinor,
        String currency,
        @Schema(examples = "paying", description = "waiting, paying, paid or failed") String status,
        @Schema(description = "What the person can read about it") String message,
        String askedAt,
        @Nullable String endedAt,
        @Nullable String reason) {}
