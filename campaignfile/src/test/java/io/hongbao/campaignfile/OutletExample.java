package io.hongbao.campaignfile;

/** An outlet file that tests change. */
final class OutletExample {
    private OutletExample() {}

    /** A good file: two outlets, one of which has a kitchen and one of which has seats. */
    static final String GOOD =
            """
            format: 1
            campaign: test
            currency: CNY
            optionGroups:
              - id: size
                standard: M
                options:
                  - {id: M, names: {zh: 中杯, en: Medium}}
                  - {id: L, names: {zh: 大杯, en: Large}, surcharge: 3.00}
            cities:
              - {id: beijing, names: {zh: 北京, en: Beijing}}
              - {id: shanghai, names: {zh: 上海, en: Shanghai}}
            seatClasses: [{id: second, names: {zh: 二等座, en: Second class}}]
            menus:
              - id: tea
                items:
                  - id: milk-tea
                    names: {zh: 奶茶, en: Milk tea}
                    price: 15.00
                    options: [size]
              - id: trains
                items: [{id: ticket, names: {zh: 火车票, en: Ticket}}]
            outlets:
              - id: bund
                merchant: Tea
                category: drinks
                names: {zh: 外滩店, en: The Bund}
                place: {latitude: 31.24, longitude: 121.49}
                kitchen: {makesPerMinute: 6, queueMinutes: 60}
                menu: tea
              - id: railway
                merchant: Railway
                category: train
                names: {zh: 铁路, en: Railway}
                place: {latitude: 39.9, longitude: 116.4}
                menu: trains
                showings:
                  - item: ticket
                    from: beijing
                    to: shanghai
                    minutes: 270
                    days: {from: 2026-02-06, to: 2026-02-28}
                    classes: [{id: second, price: 553.00, seats: 478}]
                    starts: [{id: G1, at: 08:00}, {id: G3, at: 13:00}]
            """;
}
