package io.hongbao.server.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A quote as its person sees it. Amounts are in minor units. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuoteCard(
        String id,
        @Schema(description = "Name it when you confirm: the yes is then bound to these prices")
                String hash,
        String campaign,
        Named outlet,
        List<Item> items,
        long subtotalMinor,
        List<Paying> vouchers,
        @Schema(description = "What is left to pay") long payableMinor,
        String currency,
        String madeAt,
        String expiresAt,
        @Schema(description = "When it could be ready, if it were ordered now")
                @Nullable String readyAt,
        @Nullable Long waitSeconds,
        @Schema(description = "Outlets nearby that could make it sooner")
                @Nullable List<Sooner> sooner) {

    /** An id and its name in the caller's language. */
    public record Named(String id, String name) {}

    /** So many of one item, with each step of the price of one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            String item,
            String name,
            int qty,
            List<Step> steps,
            long unitMinor,
            long totalMinor,
            @Nullable String showing,
            @Nullable String showingName,
            @Nullable String date,
            @Nullable String startsAt) {}

    /** A step of a price; {@code group} is left out for the item itself. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(@Nullable String group, String option, String name, long amountMinor) {}

    /** What a voucher pays. */
    public record Paying(String voucher, String prize, String name, long amountMinor) {}

    /** Another outlet. */
    public record Sooner(Named outlet, long meters, long waitSeconds) {}
}
