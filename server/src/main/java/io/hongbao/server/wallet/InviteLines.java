package io.hongbao.server.wallet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a person has to do with the invites of a campaign, as the wallet shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InviteLines(
        String campaign,
        @Schema(description = "Their own invite; left out while they have none") @Nullable Own own,
        @Schema(description = "The friend's invite that they have accepted")
                @Nullable Accepted accepted) {

    /** One's own invite, and how many rewards it has earned. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Own(
            @Schema(examples = "K73M9-2QX4B") String code,
            @Schema(description = "How many people have accepted it") int accepted,
            @Schema(description = "For how many of them there is a reward") int most,
            @Schema(description = "Rewards that were granted") int earned,
            @Schema(description = "Rewards that come by themselves as soon as there is one")
                    int owed,
            @Schema(description = "Rewards that wait until a review has ended") int held,
            @Schema(description = "About what is owed or held, in the caller's language")
                    @Nullable String message) {}

    /** A friend's invite that was accepted. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Accepted(
            String code,
            @Schema(
                            description =
                                    "accepted, held (it is being reviewed) or ended (it earns nothing)")
                    String state,
            String acceptedAt,
            List<Reward> rewards,
            @Schema(description = "What they can still earn by coming back") List<Later> later,
            @Nullable String message) {}

    /** A reward of the friend's. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reward(
            String prize,
            String name,
            @Schema(
                            description =
                                    "owed, held, granted, lapsed, forfeited, recalled, clawed_back or gone")
                    String state,
            @Schema(description = "For coming back on which day") @Nullable Integer day) {}

    /** A reward for coming back. */
    public record Later(
            @Schema(description = "How many days after the acceptance, or later") int day,
            @Schema(
                            description = "The first day on which it can be earned",
                            examples = "2026-02-07")
                    String from,
            String prize,
            String name) {}
}
