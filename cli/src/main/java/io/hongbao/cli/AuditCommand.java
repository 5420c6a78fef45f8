package io.hongbao.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongbao.audit.AuditProgress;
import io.hongbao.audit.AuditReport;
import io.hongbao.audit.Violation;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hongbao audit}: checks every invariant from journal and state. */
@Command(
        name = "audit",
        description = {
            "Checks every invariant of a data directory or a backup.",
            "It reads the journal and the state. The directory of a running server is in use: make a backup of it,",
            "and audit that. Exit code 1 when an invariant is broken."
        })
final class AuditCommand extends JsonCommand {

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "A data directory or a backup.")
    private String data = "";

    AuditCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Progress progress = new Progress(terminal());
        AuditReport report = OfflineAudit.of(Path.of(data), progress);
        progress.end();
        if (json()) {
            print(json(report));
        } else {
            terminal().out().print(report.toText());
            terminal().out().flush();
        }
        return report.clean() ? ExitCode.OK : ExitCode.FOUND;
    }

    private static ObjectNode json(AuditReport report) {
        ObjectNode answer = JSON.createObjectNode().put("clean", report.clean());
        ArrayNode violations = answer.putArray("violations");
        report.violations().forEach(violation -> violations.add(json(violation)));
        return answer.put("violationCount", report.violationCount())
                .put("entries", report.entries())
                .put("campaigns", report.campaigns())
                .put("grants", report.grants())
                .put("grantedMinor", report.grantedMinor())
                .put("redemptions", report.redemptions())
                .put("redeemedMinor", report.redeemedMinor())
                .put("orders", report.orders().orders())
                .put("ordersCompleted", report.orders().completed())
                .put("ordersEnded", report.orders().ended())
                .put("paidMinor", report.orders().paidMinor())
                .put("paidBackMinor", report.orders().refundedMinor())
                .put("invites", report.invites().made())
                .put("invitesAccepted", report.invites().accepted())
                .put("inviteRewards", report.invites().rewards())
                .put("inviteRewardsMinor", report.invites().rewardsMinor())
                .put("messages", report.messages())
                .put("wallets", report.wallets())
                .put("durationMillis", report.durationMillis());
    }

    private static ObjectNode json(Violation violation) {
        return JSON.createObjectNode()
                .put("invariant", violation.invariant().number())
                .put("rule", violation.invariant().rule())
                .put("campaign", violation.campaign())
                .put("shard", violation.shard())
                .put("seq", violation.seq())
                .put("entity", violation.entity())
                .put("amountMinor", violation.amountMinor())
                .put("message", violation.message());
    }

    /** Says how far the audit is, where a person watches. */
    private record Progress(Terminal terminal) implements AuditProgress {
        @Override
        public void read(int pass, int passes, long entries) {
            if (terminal.interactive()) {
                String of = passes == 0 ? "" : " of " + passes;
                terminal.err()
                        .print(
                                String.format(
                                        Locale.ROOT,
                                        "\r\u001b[2Kauditing: pass %d%s, %,d entries",
                                        pass,
                                        of,
                                        entries));
                terminal.err().flush();
            }
        }

        void end() {
            if (terminal.interactive()) {
                terminal.err().print("\r\u001b[2K");
                terminal.err().flush();
            }
        }
    }
}
