package io.hongbao.cli.rehearse;

import io.hongbao.audit.AuditReport;
import io.hongbao.cli.AdminPaths;
import io.hongbao.cli.Api;
import io.hongbao.cli.CommandException;
import io.hongbao.cli.play.CampaignWatch;
import io.hongbao.rehearsal.IdentitySigner;
import io.hongbao.rehearsal.Target;
import io.hongbao.rehearsal.model.StepKind;
import io.hongbao.rehearsal.model.TrafficModel;
import java.net.URI;
import java.util.List;

/**
 * A server that is there already. It is asked what it is: a sandbox may be rehearsed on, and so may
 * a shadow campaign, whose payments and outlets are the sandbox's on any server; nothing else.
 */
final class GivenStage implements Stage {
    /** What the people of a rehearsal order is on the menu of the sample campaign's tea chain. */
    private static final String ITEM = "pearl-milk-tea";

    private final Api api;
    private final Target target;
    private final CampaignWatch watch;
    private final List<IdentitySigner> signers;
    private final List<String> outlets;
    private final boolean sandbox;

    private GivenStage(Api api, Target target, CampaignWatch watch, List<IdentitySigner> signers) {
        this.api = api;
        this.target = target;
        this.watch = watch;
        this.sandbox = isSandbox(api);
        this.signers = sandbox ? List.of() : signers;
        this.outlets = watch.outletsSelling(ITEM);
    }

    /**
     * Asks the server what it is.
     *
     * @param signers what signs the app's word on who somebody is, for a server that is no sandbox
     * @param model what people are going to do there
     */
    static GivenStage at(
            URI address,
            String adminKey,
            String campaign,
            List<IdentitySigner> signers,
            TrafficModel model) {
        Api api = new Api(address, adminKey);
        try {
            CampaignWatch watch = new CampaignWatch(api, campaign);
            boolean shadow = watch.card().path("shadow").asBoolean();
            if (!shadow && !isSandbox(api)) {
                throw new CommandException(
                        1,
                        address
                                + " is no sandbox, and "
                                + campaign
                                + " is no shadow campaign: nothing was sent. Rehearse on a campaign"
                                + " of its own that has \"shadow: true\" in its file (--campaign"
                                + " names it), or on a server that was started with --sandbox");
            }
            if (!isSandbox(api) && signers.isEmpty()) {
                throw new CommandException(
                        2,
                        address
                                + " is no sandbox and believes signed identities only: name a"
                                + " private key that it trusts with --identity-key");
            }
            GivenStage stage = new GivenStage(api, Target.willing(address), watch, signers);
            if (model.has(StepKind.INVITE) && !watch.card().has("invites")) {
                throw new CommandException(
                        1,
                        "the model's people invite friends, and "
                                + campaign
                                + " has no invites: add \"invites\" to its file, or leave the steps"
                                + " invite and accept out of the model");
            }
            if (model.ordersPerPerson() > 0 && stage.outlets.isEmpty()) {
                throw new CommandException(
                        1,
                        "the model's people order drinks, and no outlet of "
                                + campaign
                                + " sells \""
                                + ITEM
                                + "\": apply the tea chain of samples/lny2026/outlets.yaml to it");
            }
            return stage;
        } catch (IllegalArgumentException e) {
            api.close();
            throw new CommandException(2, "--against: " + e.getMessage());
        } catch (CommandException e) {
            api.close();
            throw e;
        }
    }

    private static boolean isSandbox(Api api) {
        return api.has(AdminPaths.SANDBOX);
    }

    @Override
    public String what() {
        return target + (sandbox ? ", a sandbox" : ", shadow campaign " + watch.campaign());
    }

    @Override
    public Target target() {
        return target;
    }

    @Override
    public CampaignWatch watch() {
        return watch;
    }

    @Override
    public List<String> outlets() {
        return outlets;
    }

    @Override
    public List<IdentitySigner> signers() {
        return signers;
    }

    @Override
    public long startMillis() {
        return 0;
    }

    @Override
    public long cpuMillis() {
        return 0;
    }

    @Override
    public void requireAlive() {
        // Somebody else's server: that it has gone shows in the answers.
    }

    @Override
    public List<AuditReport> audit() {
        return List.of();
    }

    @Override
    public void close() {
        api.close();
    }
}
