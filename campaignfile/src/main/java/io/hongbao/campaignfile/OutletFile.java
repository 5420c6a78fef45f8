package io.hongbao.campaignfile;

import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.yaml.Problem;
import io.hongbao.yaml.Problems;
import io.hongbao.yaml.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading an outlet file: outlets, or everything that is wrong with the file. The
 * format is described in {@code docs/outlet-file.md}.
 */
public sealed interface OutletFile {

    /** The file that describes the outlets in a folder with all of a campaign's files. */
    String NAME_IN_FOLDER = "outlets.yaml";

    /** No file describes more outlets. */
    int MAX_OUTLETS = 2_000;

    /** The file describes outlets that can be applied. */
    record Valid(OutletDraft draft) implements OutletFile {}

    /** The file has problems: all of them, in the order of the file, at least one. */
    record Invalid(List<Problem> problems) implements OutletFile {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** Whether {@code path} is a folder with an outlet file in it. */
    static boolean isIn(Path path) {
        return Files.exists(path.resolve(NAME_IN_FOLDER));
    }

    /**
     * Reads an outlet file, or the one in a folder, by itself. What cannot be read is a problem,
     * not an exception.
     */
    static OutletFile read(Path path) {
        return read(path, List.of());
    }

    /** Reads an outlet file, or the one in a folder, and whether it is one of this campaign. */
    static OutletFile read(Path path, CampaignTerms campaign) {
        return read(path, List.of(campaign));
    }

    /**
     * Reads an outlet file's content, by itself.
     *
     * @param fileName how problems call the file
     */
    static OutletFile read(String fileName, byte[] content) {
        return read(fileName, content, List.of());
    }

    /** Reads an outlet file's content, and whether it is one of this campaign. */
    static OutletFile read(String fileName, byte[] content, CampaignTerms campaign) {
        return read(fileName, content, List.of(campaign));
    }

    private static OutletFile read(Path path, List<CampaignTerms> campaignOrNone) {
        return Source.read(
                path,
                NAME_IN_FOLDER,
                FileKind.OUTLETS,
                (fileName, content) -> read(fileName, content, campaignOrNone),
                problem -> new Invalid(List.of(problem)));
    }

    private static OutletFile read(
            String fileName, byte[] content, List<CampaignTerms> campaignOrNone) {
        Problems problems = new Problems(fileName);
        String digest = Source.digest(content);
        Optional<OutletDraft> draft =
                Yaml.read(FileKind.OUTLETS.yaml(), content, problems)
                        .flatMap(root -> OutletsReader.read(root, campaignOrNone, digest));
        return problems.isEmpty() && draft.isPresent()
                ? new Valid(draft.get())
                : new Invalid(problems.sorted());
    }
}
