package io.hongbao.campaignfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * One rule of the format: a change that breaks it, and exactly the problems that come of it.
 *
 * @param good the part of {@link Example#GOOD} that is replaced
 * @param bad what it is replaced with
 * @param problems as printed, without the file's name
 */
record Rule(String good, String bad, List<String> problems) {
    static final String WINDOW =
            "window: {from: 2026-02-06T10:00:00+08:00, to: 2026-03-01T00:00:00+08:00}";
    static final String FUNDERS =
            "funders: [{name: Platform, share: 80%}, {name: Shops, share: 20%}]";
    static final String CARD = "card: {amount: 25.00, count: 10}";
    static final String NAMES = "names: {zh: 奖, en: Prize}";
    static final String EARNED = "earnedBy: [claim once]";
    static final String VALIDITY = "validity: {days: 30}";
    static final String WAVE_PRIZES = "prizes: [p]";
    static final String WAVE_TO = "to: 2026-02-13T10:00:00+08:00";
    static final String SECOND =
            "\n  - id: two\n    from: 2026-02-13T10:00:00+08:00\n    to: 2026-02-14T10:00:00+08:00\n    ";

    static Rule rule(String good, String bad, String... problems) {
        return new Rule(good, bad, List.of(problems));
    }

    void check() {
        assertThat(Example.GOOD).containsOnlyOnce(good);
        String content = Example.GOOD.replace(good, bad);
        List<String> found =
                switch (CampaignFile.read("f", content)) {
                    case CampaignFile.Valid _ -> List.of();
                    case CampaignFile.Invalid invalid ->
                            invalid.problems().stream()
                                    .map(problem -> problem.toString().substring(1))
                                    .toList();
                };
        assertThat(found).isEqualTo(problems);
    }

    @Override
    public String toString() {
        return bad.length() > 60 ? bad.substring(0, 60) : bad;
    }
}
