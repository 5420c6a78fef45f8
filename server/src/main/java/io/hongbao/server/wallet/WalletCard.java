package io.hongbao.server.wallet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hongbao.server.order.OrderCard;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a person holds. Amounts are in minor units. */
public record WalletCard(
        @Schema(description = "Cards, newest first") List<Held> vouchers,
        Cash cash,
        @Schema(description = "What each campaign still allows") List<Left> capsLeft,
        @Schema(description = "The newest orders, newest first") List<OrderCard> orders,
        @Schema(description = "Campaigns in which the person has made or accepted an invite")
                List<InviteLines> invites) {

    /** An envelope that the person was granted. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Held(
            String id,
            String campaign,
            String wave,
            String prize,
            String kind,
            String name,
            @Nullable List<String> categories,
            @Nullable Long minimumSpendMinor,
            String currency,
            long amountMinor,
            @Schema(description = "What is left on it") long remainingMinor,
            @Nullable Long position,
            String earnedBy,
            String issuedAt,
            String expiresAt,
            @Schema(examples = "issued", description = "issued, held, redeemed, expired or voided")
                    String state) {}

    /** All cash: what is outstanding, by currency, and each envelope of it, newest first. */
    public record Cash(List<Sum> outstanding, List<Held> items) {}

    /** A sum. */
    public record Sum(String currency, long amountMinor) {}

    /** What a campaign still allows a person; a limit that does not exist is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Left(String campaign, @Nullable Integer total, @Nullable Integer today) {}
}
