package io.hongbao.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongbao.campaignfile.CampaignDraft;
import io.hongbao.campaignfile.CampaignFile;
import io.hongbao.campaignfile.Odds;
import io.hongbao.campaignfile.OutletDraft;
import io.hongbao.campaignfile.OutletFile;
import io.hongbao.yaml.Problem;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code hongbao campaign check}: whether campaign files and the outlets beside them can be
 * applied, and the odds that they make.
 */
@Command(
        name = "check",
        description = {
            "Checks campaign files and the outlets in their folders, and shows the odds.",
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
            allValid &= check(path, files.addObject());
        }
        if (json()) {
            print(answer.put("valid", allValid));
        }
        return allValid ? ExitCode.OK : ExitCode.FOUND;
    }

    private boolean check(String path, ObjectNode file) {
        file.put("path", path);
        boolean hasOutlets = OutletFile.isIn(Path.of(path));
        return switch (CampaignFile.read(Path.of(path))) {
            case CampaignFile.Valid valid -> {
                show(path, valid.draft(), file);
                yield !hasOutlets
                        || check(
                                path,
                                OutletFile.read(Path.of(path), valid.draft().withoutSecrets()),
                                file.putObject("outlets"));
            }
            case CampaignFile.Invalid invalid -> {
                show(path, invalid.problems(), file);
                if (hasOutlets) {
                    check(path, OutletFile.read(Path.of(path)), file.putObject("outlets"));
                }
                yield false;
            }
        };
    }

    private boolean check(String folder, OutletFile outlets, ObjectNode file) {
        String path = Path.of(folder).resolve(OutletFile.NAME_IN_FOLDER).toString();
        file.put("path", path);
        return switch (outlets) {
            case OutletFile.Valid valid -> {
                show(path, valid.draft(), file);
                yield true;
            }
            case OutletFile.Invalid invalid -> {
                show(path, invalid.problems(), file);
                yield false;
            }
        };
    }

    private void show(String path, CampaignDraft draft, ObjectNode file) {
        List<Odds> odds = Odds.of(draft.withoutSecrets());
        file.put("valid", true).put("campaign", draft.id()).put("digest", draft.digest());
        file.putArray("problems");
        file.set("odds", JSON.valueToTree(odds));
        if (!json()) {
            showValid(path, "campaign " + draft.id());
            odds.forEach(prize -> prize.lines().forEach(line -> print("  " + line)));
        }
    }

    private void show(String path, OutletDraft draft, ObjectNode file) {
        int count = draft.outlets().size();
        file.put("valid", true).put("count", count).put("digest", draft.digest());
        file.putArray("problems");
        if (!json()) {
            showValid(path, count + (count == 1 ? " outlet" : " outlets"));
        }
    }

    private void showValid(String path, String what) {
        print(terminal().styled(Terminal.Style.GOOD, "valid") + "  " + path + "  " + what);
    }

    private void show(String path, List<Problem> all, ObjectNode file) {
        file.put("valid", false);
        ArrayNode problems = file.putArray("problems");
        for (Problem problem : all) {
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
            int count = all.size();
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
