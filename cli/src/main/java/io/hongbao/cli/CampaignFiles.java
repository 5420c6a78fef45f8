package io.hongbao.cli;

import io.hongbao.campaignfile.CampaignFile;
import io.hongbao.core.campaign.CampaignTerms;
import java.nio.file.Path;

/** Reads campaign files for commands that need a valid one. */
final class CampaignFiles {
    private CampaignFiles() {}

    /** The rules in a file, or in a campaign's folder, without the hashes of its secrets. */
    static CampaignTerms terms(String path) {
        return switch (CampaignFile.read(Path.of(path))) {
            case CampaignFile.Valid valid -> valid.draft().withoutSecrets();
            case CampaignFile.Invalid invalid ->
                    throw CommandException.file(
                            invalid.problems().getFirst()
                                    + (invalid.problems().size() == 1
                                            ? ""
                                            : " (hongbao campaign check " + path + " shows all)"));
        };
    }
}
