package io.hongbao.cli;

import io.hongbao.campaignfile.CampaignFile;
import io.hongbao.campaignfile.Problem;
import io.hongbao.core.campaign.CampaignTerms;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Reads campaign files for commands that need a valid one. */
final class CampaignFiles {
    private CampaignFiles() {}

    /** The rules in a file, or in a campaign's folder, without the hashes of its secrets. */
    static CampaignTerms terms(String path) {
        return switch (CampaignFile.read(Path.of(path))) {
            case CampaignFile.Valid valid -> valid.draft().withoutSecrets();
            case CampaignFile.Invalid invalid ->
                    throw new CommandException(
                            ExitCode.FOUND,
                            invalid.problems().stream()
                                    .map(Problem::toString)
                                    .collect(Collectors.joining("\n")));
        };
    }
}
