package io.hongbao.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.chance.DrawProof;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code hongbao verify-draw}: draws an envelope again from what is public once a campaign has
 * closed.
 */
@Command(
        name = "verify-draw",
        description = {
            "Draws an envelope again, as anybody can after the close.",
            "Exit code 1 when the secret is not the one whose hash was published, or the",
            "amount is another one than --amount-minor says."
        })
final class VerifyDrawCommand extends JsonCommand {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "A data directory or backup of the closed campaign, which holds all of the rest.")
    private String data = "";

    @Option(names = "--campaign", paramLabel = "ID", description = "With --data: which campaign.")
    private String campaign = "";

    @Option(
            names = "--campaign-file",
            paramLabel = "FILE",
            description = "Without --data: the campaign's file.")
    private String campaignFile = "";

    @Option(
            names = "--published-hash",
            paramLabel = "HEX",
            description = "The draw secret's hash, as published before the opening.")
    private String publishedHash = "";

    @Option(
            names = "--secret",
            paramLabel = "HEX",
            description =
                    "Without --data: the draw secret, as published at the close, 64 hexadecimal digits.")
    private String secret = "";

    @Option(names = "--prize", required = true, paramLabel = "ID", description = "The prize's id.")
    private String prize = "";

    @Option(
            names = "--position",
            required = true,
            paramLabel = "N",
            description = "The envelope's position.")
    private long position;

    @Option(
            names = "--remaining-count",
            paramLabel = "N",
            description = "Lucky split: the envelopes that its lot had before the draw.")
    private long remainingCount;

    @Option(
            names = "--remaining-minor",
            paramLabel = "N",
            description = "Lucky split: the money that its lot had before the draw.")
    private long remainingMinor;

    @Option(
            names = "--amount-minor",
            paramLabel = "N",
            description = "What the envelope held: to be compared.")
    private long amountMinor;

    VerifyDrawCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        CampaignTerms terms = data.isEmpty() ? termsOfFile() : termsOfData();
        Prize found =
                terms.prize(prize)
                        .orElseThrow(() ->
                                CommandException.usage(
                                        "--prize "
                                                + prize
                                                + " is not in campaign "
                                                + terms.id()
                                                + ", which has "
                                                + terms.prizes().stream().map(Prize::id).toList()));
        DrawProof proof = proof(found);
        boolean secretRight = publishedHash.isEmpty() || proof.secretMatches();
        boolean amountRight = amountMinor == 0 || amountMinor == proof.amountMinor();
        boolean verified = secretRight && amountRight;
        if (json()) {
            printJson(proof, verified);
        } else {
            printText(proof, secretRight, amountRight);
        }
        return verified ? ExitCode.OK : ExitCode.FOUND;
    }

    private CampaignTerms termsOfFile() {
        if (campaignFile.isEmpty() || secret.isEmpty()) {
            throw CommandException.usage(
                    "give --campaign-file and --secret, or --data and --campaign");
        }
        return CampaignFiles.terms(campaignFile);
    }

    /** The rules from the journal, which also says the secret, its hash, and what was granted. */
    private CampaignTerms termsOfData() {
        if (campaign.isEmpty() || !campaignFile.isEmpty() || !secret.isEmpty()) {
            throw CommandException.usage(
                    "--data goes with --campaign, and without --campaign-file and --secret");
        }
        GrantedDraw draw = GrantedDraw.find(Path.of(data), campaign, prize, position);
        secret = draw.secret();
        publishedHash = draw.terms().drawSecretHash();
        amountMinor = draw.amountMinor();
        remainingCount = draw.splitCount();
        remainingMinor = draw.splitAmountMinor();
        return draw.terms();
    }

    private DrawProof proof(Prize found) {
        try {
            return switch (found.content()) {
                case Prize.CashDeck deck ->
                        DrawProof.ofDeck(prize, deck, publishedHash, secret, position);
                case Prize.LuckySplit split ->
                        DrawProof.ofSplit(
                                prize,
                                split,
                                publishedHash,
                                secret,
                                position,
                                remainingCount,
                                remainingMinor);
                case Prize.Card _ ->
                        throw CommandException.usage(
                                "--prize "
                                        + prize
                                        + " is a card: every envelope of it holds the same, nothing is drawn");
            };
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }

    private void printJson(DrawProof proof, boolean verified) {
        ObjectNode answer =
                JSON.createObjectNode()
                        .put("verified", verified)
                        .put("prize", proof.prize())
                        .put("position", proof.position())
                        .put("secretMatches", proof.secretMatches())
                        .put("amountMinor", proof.amountMinor());
        ObjectNode steps = answer.putObject("steps");
        proof.steps().forEach(step -> steps.put(step.name(), step.value()));
        print(answer);
    }

    private void printText(DrawProof proof, boolean secretRight, boolean amountRight) {
        for (DrawProof.Step step : proof.steps()) {
            print(String.format(Locale.ROOT, "  %-26s %s", step.name(), step.value()));
        }
        if (publishedHash.isEmpty()) {
            print("Not compared with a published hash: give --published-hash.");
        } else if (!secretRight) {
            print(
                    terminal()
                            .styled(
                                    Terminal.Style.BAD,
                                    "The secret is not the one whose hash was published."));
        }
        if (!amountRight) {
            print(
                    terminal()
                            .styled(
                                    Terminal.Style.BAD,
                                    "The envelope should have held "
                                            + proof.amountMinor()
                                            + ", not "
                                            + amountMinor
                                            + "."));
        }
        if (secretRight && amountRight) {
            print(
                    terminal()
                            .styled(
                                    Terminal.Style.GOOD,
                                    "The draw gives " + proof.amountMinor() + " in minor units."));
        }
    }
}
