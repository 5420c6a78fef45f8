package io.hongbao.server.chat;

import io.hongbao.assistant.tool.Caller;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.problem.Language;
import io.hongbao.server.session.Pass;

/** Turns the holder of a pass into a caller of the assistant's tools, and back. */
public final class Callers {
    private Callers() {}

    /**
     * Whoever holds a pass.
     *
     * @param opening of the campaign's waiting room: a place of another one is none
     * @param network as the edge sees it; 0 for this machine's own
     */
    public static Caller of(
            Pass pass,
            CampaignView campaign,
            int opening,
            long network,
            Language language,
            CampaignClock clock) {
        return new Caller(
                pass.person(opening),
                campaign.id(),
                pass.place(),
                network,
                spoken(language),
                campaign.terms().zone(),
                campaign.terms().currency(),
                clock.getAsLong());
    }

    /**
     * What a verified pass said. When it was made and expires no longer matters, and whether its
     * place is good the person says.
     */
    static Pass pass(Caller caller) {
        return new Pass(
                caller.person().user(),
                caller.campaign(),
                0,
                caller.place(),
                0,
                0,
                Long.MAX_VALUE,
                caller.person().newUser(),
                caller.person().region(),
                caller.person().appVersion());
    }

    static Language language(Caller caller) {
        return switch (caller.language()) {
            case ZH -> Language.ZH;
            case EN -> Language.EN;
        };
    }

    static io.hongbao.assistant.Language spoken(Language language) {
        return switch (language) {
            case ZH -> io.hongbao.assistant.Language.ZH;
            case EN -> io.hongbao.assistant.Language.EN;
        };
    }
}
