package io.hongbao.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongbao.campaignfile.CampaignFile;
import io.hongbao.campaignfile.Odds;
import io.hongbao.campaignfile.Problem;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code hongbao campaign check}: whether campaign files can be applied, and the odds that they
 * make.
 */
@Command(
        name = "check",
        description = {
            "Checks campaign files, and shows the odds.",
            "Every problem is named with its line, rule and fix. Needs no server. Exit code 1",
            "when a file has a problem."
        })
final class CampaignCheckCommand extends JsonCommand {

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "Campaign files, or campaigns' folders.")
    private List<String> paths = List.of();

    CampaignCheckCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode files = answer.putArray("files");
        boolean allValid = true;
        for (String path : paths) {
            switch (CampaignFile.read(Path.of(path))) {
                case CampaignFile.Valid valid -> show(path, valid, files.addObject());
                case CampaignFile.Invalid invalid -> {
                    allValid = false;
                    show(path, invalid, files.addObject());
                }
            }
        }
        if (json()) {
            print(answer.put("valid", allValid));
        }
        return allValid ? ExitCode.OK : ExitCode.FOUND;
    }

    private void show(String path, CampaignFile.Valid valid, ObjectNode file) {
        List<Odds> odds = Odds.of(valid.draft().withoutSecrets());
        file.put("path", path)
                .put("valid", true)
                .put("campaign", valid.draft().id())
                .put("digest", valid.draft().digest());
        file.putArray("problems");
        file.set("odds", JSON.valueToTree(odds));
        if (!json()) {
            print(
                    terminal().styled(Terminal.Style.GOOD, "valid")
                            + "  "
                            + path
                            + "  campaign "
                            + valid.draft().id());
            odds.forEach(prize -> prize.lines().forEach(line -> print("  " + line)));
        }
    }

    private void show(String path, CampaignFile.Invalid invalid, ObjectNode file) {
        file.put("path", path).put("valid", false);
        ArrayNode problems = file.putArray("problems");
        for (Problem problem : invalid.problems()) {
            problems.addObject()
                    .put("file", problem.file())
                    .put("line", problem.line())
                    .put("column", problem.column())
                    .put("field", problem.field())
                    .put("rule", problem.rule())
                    .put("fix", problem.fix());
            if (!json()) {
                print(problem.toString());
            }
        }
        if (!json()) {
            int count = invalid.problems().size();
            print(
                    terminal()
                            .styled(
                                    Terminal.Style.BAD,
                                    path
                                            + " has "
                                            + count
                                            + (count == 1 ? " problem" : " problems")));
        }
    }
}
