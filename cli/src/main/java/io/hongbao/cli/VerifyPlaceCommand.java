package io.hongbao.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongbao.core.chance.Places;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hongbao verify-place}: computes a place in a waiting room again, as anybody can. */
@Command(
        name = "verify-place",
        description = {
            "Computes a place in a waiting room again, without a server.",
            "Exit code 1 when the seed is not the one whose hash was published, or the",
            "place is another one than --place says."
        })
final class VerifyPlaceCommand extends JsonCommand {

    private static final Pattern TICKET = Pattern.compile("[1-9][0-9]{0,8}-([0-9]{1,12})");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    @Option(
            names = "--ticket",
            required = true,
            paramLabel = "N-INDEX",
            description = "The ticket, such as 1-48213.")
    private String ticket = "";

    @Option(
            names = "--pre-queued",
            required = true,
            paramLabel = "N",
            description = "How many had joined when the room opened, from its public document.")
    private long preQueued;

    @Option(
            names = "--seed",
            required = true,
            paramLabel = "HEX",
            description = "The opening's seed, as published at the opening.")
    private String seed = "";

    @Option(
            names = "--commitment",
            paramLabel = "HEX",
            description = "The seed's hash, as published before anybody joined.")
    private String commitment = "";

    @Option(names = "--place", paramLabel = "N", description = "The place: to be compared.")
    private long place;

    VerifyPlaceCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Matcher form = TICKET.matcher(ticket);
        require(form.matches(), "--ticket must be such as 1-48213, not " + ticket);
        require(HEX.matcher(seed).matches(), "--seed must have 64 hexadecimal digits");
        require(
                commitment.isEmpty() || HEX.matcher(commitment).matches(),
                "--commitment must have 64 hexadecimal digits");
        require(
                preQueued >= 0 && preQueued <= 10_000_000_000L,
                "--pre-queued must be 0 to 10000000000, not " + preQueued);
        long computed = Places.place(Long.parseLong(form.group(1)), preQueued, seed);
        boolean seedRight = commitment.isEmpty() || Places.commitment(seed).equals(commitment);
        boolean placeRight = place == 0 || place == computed;
        if (json()) {
            ObjectNode answer =
                    JSON.createObjectNode()
                            .put("verified", seedRight && placeRight)
                            .put("ticket", ticket)
                            .put("place", computed)
                            .put("seedMatches", seedRight);
            print(answer);
        } else {
            say(computed, seedRight, placeRight);
        }
        return seedRight && placeRight ? ExitCode.OK : ExitCode.FOUND;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw CommandException.usage(rule);
        }
    }

    private void say(long computed, boolean seedRight, boolean placeRight) {
        print(
                terminal()
                                .styled(
                                        placeRight ? Terminal.Style.GOOD : Terminal.Style.BAD,
                                        "Ticket " + ticket + " has place " + computed)
                        + (placeRight ? "." : ", not " + place + "."));
        if (commitment.isEmpty()) {
            print("Not compared with a published hash: give --commitment.");
        } else if (!seedRight) {
            print(
                    terminal()
                            .styled(
                                    Terminal.Style.BAD,
                                    "The seed is not the one whose hash was published."));
        }
    }
}
