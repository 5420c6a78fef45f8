package io.hongbao.campaignfile;

import io.hongbao.yaml.Problem;
import io.hongbao.yaml.Problems;
import io.hongbao.yaml.Yaml;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a campaign file: a campaign, or everything that is wrong with the file. The
 * format is described in {@code docs/campaign-file.md}.
 */
public sealed interface CampaignFile {

    /** The largest file that is read, in bytes. */
    int MAX_BYTES = 1 << 20;

    /** The file that describes the campaign in a folder with all of a campaign's files. */
    String NAME_IN_FOLDER = "campaign.yaml";

    /** The file describes a campaign that can be applied. */
    record Valid(CampaignDraft draft) implements CampaignFile {}

    /** The file has problems: all of them, in the order of the file, at least one. */
    record Invalid(List<Problem> problems) implements CampaignFile {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a campaign file, or the one in a folder. What cannot be read is a problem, not an
     * exception.
     */
    static CampaignFile read(Path path) {
        return Source.read(
                path,
                NAME_IN_FOLDER,
                FileKind.CAMPAIGN,
                CampaignFile::read,
                problem -> new Invalid(List.of(problem)));
    }

    /**
     * Reads a campaign file's content.
     *
     * @param fileName how problems call the file
     */
    static CampaignFile read(String fileName, byte[] content) {
        Problems problems = new Problems(fileName);
        Optional<TermsReader.Content> read =
                Yaml.read(FileKind.CAMPAIGN.yaml(), content, problems).flatMap(TermsReader::read);
        return problems.isEmpty() && read.isPresent()
                ? new Valid(
                        new CampaignDraft(
                                read.get().terms(),
                                new String(content, StandardCharsets.UTF_8),
                                Source.digest(content),
                                read.get().goalsOrNone()))
                : new Invalid(problems.sorted());
    }

    /** Reads a campaign file's content as it would be in UTF-8. */
    static CampaignFile read(String fileName, String content) {
        return read(fileName, content.getBytes(StandardCharsets.UTF_8));
    }
}
