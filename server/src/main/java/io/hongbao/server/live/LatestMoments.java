package io.hongbao.server.live;

import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.PrizeView;
import io.hongbao.server.channel.Moments;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.problem.Language;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The moments around now: the last {@value #BEFORE}, and the next {@value #AFTER}. */
final class LatestMoments {

    static final int BEFORE = 20;
    static final int AFTER = 5;

    private final Moments moments;

    LatestMoments(Moments moments) {
        this.moments = moments;
    }

    private record At(long millis, Figures.MomentFigure figure) {}

    /** By time. */
    List<Figures.MomentFigure> of(CampaignView view, Language language, long nowMillis) {
        ZoneId zone = view.terms().zone();
        List<At> all = new ArrayList<>();
        view.terms()
                .moments()
                .forEach(it -> {
                    long millis = it.window().fromMillis();
                    String text = PrizeView.name(it.names(), language, it.id());
                    all.add(
                            new At(
                                    millis,
                                    new Figures.MomentFigure(
                                            Rfc3339.of(millis, zone), null, text, null)));
                });
        moments.of(view.id())
                .forEach(it ->
                        all.add(
                                new At(
                                        it.atMillis(),
                                        new Figures.MomentFigure(
                                                Rfc3339.of(it.atMillis(), zone),
                                                it.kind().word(),
                                                it.text(),
                                                it.found()))));
        all.sort(Comparator.comparingLong(At::millis));
        int coming = (int) all.stream().filter(it -> it.millis() <= nowMillis).count();
        return all
                .subList(Math.max(0, coming - BEFORE), Math.min(all.size(), coming + AFTER))
                .stream()
                .map(At::figure)
                .toList();
    }
}
