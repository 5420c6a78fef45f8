package io.hongbao.server.landing;

import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.InviteRules;
import io.hongbao.core.campaign.Prize;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.campaign.PrizeView;
import io.hongbao.server.problem.Language;
import io.hongbao.share.Occasion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the landing page says about the one campaign whose invites can be accepted now. */
record LandingCampaign(CampaignView view) {

    /** What somebody gets. */
    record Row(String label, String prize) {}

    /**
     * The campaign with invites that the link names, if it runs now; the only one that runs, when
     * the link names none. A code does not say of which campaign it is, and is not looked up.
     * Shadow campaigns are nobody's.
     */
    static Optional<LandingCampaign> of(
            Campaigns campaigns, Optional<String> named, long nowMillis) {
        List<CampaignView> running =
                campaigns.all().stream()
                        .filter(view -> view.terms().invites().isThere())
                        .filter(view -> !view.terms().shadow())
                        .filter(view -> view.state(nowMillis).equals("running"))
                        .filter(view -> view.terms().window().contains(nowMillis))
                        .filter(view -> named.isEmpty() || named.get().equals(view.id()))
                        .limit(2)
                        .toList();
        return running.size() == 1
                ? Optional.of(new LandingCampaign(running.getFirst()))
                : Optional.empty();
    }

    String id() {
        return view.id();
    }

    /** The campaign's title; empty when it has none. */
    String title(Language language) {
        var text = view.terms().texts().get(language.id());
        return text == null ? "" : text.title();
    }

    /** For previews and posters: nobody's name, as the link does not know it. */
    Occasion occasion(Language language) {
        return new Occasion(
                title(language), "", prize(rules().rewards().friend(), language).orElse(""));
    }

    /** What both sides get, in the order in which they get it. */
    List<Row> rows(LandingTexts texts) {
        InviteRules rules = rules();
        List<Row> rows = new ArrayList<>();
        add(rows, texts.of("you"), rules.rewards().friend(), texts);
        add(rows, texts.of("friend"), rules.rewards().inviter(), texts);
        if (rules.draw().every() > 0) {
            String every = Integer.toString(rules.draw().every());
            add(rows, texts.of("draw", "every", every), rules.draw().prize(), texts);
        }
        for (InviteRules.Later later : rules.later()) {
            String day = Integer.toString(later.day());
            add(rows, texts.of("later.you", "day", day), later.rewards().friend(), texts);
            add(rows, texts.of("later.friend", "day", day), later.rewards().inviter(), texts);
        }
        return rows;
    }

    /** Until when, and for whom. */
    String terms(LandingTexts texts) {
        CampaignTerms terms = view.terms();
        String until =
                texts.of("terms", "date", texts.date(terms.window().toMillis() - 1, terms.zone()));
        return rules().newFriends()
                ? until + (texts.language() == Language.EN ? " " : "") + texts.of("newFriends")
                : until;
    }

    private InviteRules rules() {
        return view.terms().invites();
    }

    private void add(List<Row> rows, String label, String prize, LandingTexts texts) {
        prize(prize, texts.language()).ifPresent(name -> rows.add(new Row(label, name)));
    }

    private Optional<String> prize(String id, Language language) {
        return view.prize(id).map(PrizeView::prize).map(prize -> name(prize, language));
    }

    private static String name(Prize prize, Language language) {
        return PrizeView.name(prize.names(), language, prize.id());
    }
}
