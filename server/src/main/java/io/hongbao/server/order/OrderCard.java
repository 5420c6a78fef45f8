package io.hongbao.server.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An order as its person sees it. Amounts are in minor units. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderCard(
        @Schema(description = "The id of the quote that it was made of") String id,
        @Schema(description = "placed, accepted, making, ready, completed, cancelled or rejected")
                String status,
        @Schema(description = "The status, or why it was cancelled or rejected") String code,
        String message,
        String campaign,
        QuoteCard.Named outlet,
        List<QuoteCard.Item> items,
        long subtotalMinor,
        List<QuoteCard.Paying> vouchers,
        long payableMinor,
        String currency,
        @Schema(description = "When it came into each status") Map<String, String> times,
        @Nullable String readyAt,
        @Nullable List<Integer> seats,
        @Nullable String startsAt,
        @Nullable Payment payment,
        List<Refund> refunds,
        boolean cancellable) {

    /** What the person pays. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Payment(
            @Schema(description = "charging, stopping, captured, declined or stopped") String state,
            long capturedMinor,
            long refundedMinor,
            @Nullable String reference) {}

    /** What was given back. */
    public record Refund(String at, long paymentMinor, long voucherMinor, @Schema boolean done) {}
}
