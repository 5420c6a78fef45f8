package io.hongbao.campaignfile;

/** Campaign files that tests change. */
final class Example {
    private Example() {}

    /** A good file with one prize, whose content is to be put in for {@code CONTENT}. */
    static final String WITH_CONTENT =
            """
            format: 1
            id: test
            texts:
              zh: {title: 测试, summary: 红包}
              en: {title: Test, summary: Envelopes}
            currency: CNY
            budget:
              amount: 1000.00
              funders: [{name: Platform, share: 80%}, {name: Shops, share: 20%}]
            timeZone: Asia/Shanghai
            window: {from: 2026-02-06T10:00:00+08:00, to: 2026-03-01T00:00:00+08:00}
            waves:
              - id: one
                from: 2026-02-06T10:00:00+08:00
                to: 2026-02-13T10:00:00+08:00
                prizes: [p]
            prizes:
              - id: p
                names: {zh: 奖, en: Prize}
                CONTENT
                earnedBy: [claim once]
                validity: {days: 30}
            """;

    /** A good file. */
    static final String GOOD = WITH_CONTENT.replace("CONTENT", "card: {amount: 25.00, count: 10}");
}
