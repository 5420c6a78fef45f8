package io.hongbao.cli;

import io.hongbao.campaignfile.CampaignFile;
import io.hongbao.campaignfile.OutletFile;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.yaml.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Reads campaigns' files for commands that need valid ones. */
final class CampaignFiles {
    private CampaignFiles() {}

    /** The rules in a file, or in a campaign's folder, without the hashes of its secrets. */
    static CampaignTerms terms(String path) {
        return switch (CampaignFile.read(Path.of(path))) {
            case CampaignFile.Valid valid -> valid.draft().withoutSecrets();
            case CampaignFile.Invalid invalid -> throw refused(invalid.problems());
        };
    }

    /**
     * Whether a campaign's folder has outlets in it.
     *
     * @throws CommandException when they are not right
     */
    static boolean hasValidOutlets(String path) {
        if (!OutletFile.isIn(Path.of(path))) {
            return false;
        }
        return switch (OutletFile.read(Path.of(path), terms(path))) {
            case OutletFile.Valid _ -> true;
            case OutletFile.Invalid invalid -> throw refused(invalid.problems());
        };
    }

    private static CommandException refused(List<Problem> problems) {
        return new CommandException(
                ExitCode.FOUND,
                problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
}
