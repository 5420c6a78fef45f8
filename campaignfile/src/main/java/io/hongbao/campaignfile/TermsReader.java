package io.hongbao.campaignfile;

import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Eligibility;
import io.hongbao.core.campaign.Funder;
import io.hongbao.core.campaign.LaunchGoals;
import io.hongbao.core.campaign.Moment;
import io.hongbao.core.campaign.OrderRules;
import io.hongbao.core.campaign.PayoutRules;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.RoomRules;
import io.hongbao.core.campaign.Text;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.campaign.Window;
import io.hongbao.yaml.Fields;
import io.hongbao.yaml.Spot;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a whole campaign file. */
final class TermsReader {
    private static final String[] FIELDS = {
        "format",
        "id",
        "texts",
        "currency",
        "budget",
        "timeZone",
        "window",
        "waves",
        "prizes",
        "caps",
        "orders",
        "payouts",
        "waitingRoom",
        "invites",
        "eligibility",
        "expiry",
        "moments",
        "shadow",
        "launchGoals"
    };

    private static final List<CampaignTerms.Expiry> EXPIRIES =
            List.of(CampaignTerms.Expiry.values());
    private static final String TEXTS = "texts: {zh: {title: ..., summary: ...}, en: {...}}";
    private static final String BUDGET =
            "budget: {amount: \"1000000\", funders: [{name: Platform, share: 100%}]}";
    private static final String WINDOW =
            "window: {from: 2026-02-06T10:00:00+08:00, to: 2026-03-01T00:00:00+08:00}";

    private TermsReader() {}

    /** A wave, and the fields that it was read from. */
    record LocatedWave(Wave wave, Fields fields) {}

    /** The money there is, and where that stands. */
    record Budget(long amountMinor, List<Funder> funders, Spot amount) {}

    /** The caps of the campaign, and the one that each wave has unless it says otherwise. */
    private record Caps(PersonCaps campaign, int perWave) {
        static final Caps NONE = new Caps(PersonCaps.NONE, PersonCaps.UNLIMITED);
    }

    /**
     * What a file says.
     *
     * @param goalsOrNone what the launch must withstand; empty when the file does not say
     */
    record Content(CampaignTerms terms, List<LaunchGoals> goalsOrNone) {}

    /** What a campaign is called, what people read about it, and where its days begin. */
    private record Frame(String id, Map<String, Text> texts, ZoneId zone) {}

    /**
     * The rules in the file, without secrets' hashes, and its goals; empty when something is
     * missing or wrong, which is then noted.
     */
    static Optional<Content> read(Spot root) {
        return FileKind.CAMPAIGN.isReadable(root)
                ? root.fields(FIELDS).flatMap(TermsReader::content)
                : Optional.empty();
    }

    private static Optional<Content> content(Fields fields) {
        List<LaunchGoals> goals =
                fields.or("launchGoals", List.of(), spot -> GoalsReader.read(spot).map(List::of));
        return terms(fields).map(terms -> new Content(terms, goals));
    }

    private static Optional<CampaignTerms> terms(Fields fields) {
        fields.need("format", "format: " + FileKind.FORMAT);
        Optional<Frame> frame = frame(fields);
        Optional<Currency> currency = fields.need("currency", "currency: CNY", Values::currency);
        int digits = currency.map(Currency::getDefaultFractionDigits).orElse(2);
        Optional<Budget> budget = fields.need("budget", BUDGET, value -> budget(value, digits));
        Optional<Window> window = fields.need("window", WINDOW, TermsReader::window);
        Caps caps = fields.or("caps", Caps.NONE, TermsReader::caps);
        OrderRules orders =
                fields.or("orders", OrderRules.STANDARD, value -> OrdersReader.read(value, digits));
        int problemsBefore = fields.spot().problems().count();
        RoomRules waitingRoom = fields.or("waitingRoom", RoomRules.NONE, RoomReader::read);
        InvitesReader.Located invites =
                fields.or("invites", InvitesReader.Located.NONE, InvitesReader::read);
        Eligibility eligibility = fields.or("eligibility", Eligibility.ANYONE, Common::eligibility);
        CampaignTerms.Expiry expiry =
                fields.or("expiry", CampaignTerms.Expiry.TREASURY, Values.oneOf(EXPIRIES));
        boolean shadow = fields.or("shadow", false, Values::yesOrNo);
        List<Spot> momentItems = fields.or("moments", List.of(), value -> value.items(0, 500));
        List<Moment> moments = Common.all(momentItems, "moment", TermsReader::moment);
        List<Spot> prizeItems = items(fields, "prizes", "prizes: [{id: card25, ...}]");
        List<Spot> waveItems = items(fields, "waves", "waves: [{id: wave1, ...}]");
        List<PrizeReader.Located> prizes =
                Common.all(prizeItems, "prize", new PrizeReader(digits)::read);
        PayoutRules standard =
                PayoutRules.standardFor(prizes.stream().map(PrizeReader.Located::prize).toList());
        PayoutRules payouts =
                fields.or(
                        "payouts", standard, value -> PayoutsReader.read(value, digits, standard));
        boolean soFarSound = fields.spot().problems().count() == problemsBefore;
        List<LocatedWave> waves = Common.all(waveItems, "wave", item -> wave(item, caps.perWave()));
        CrossChecks checks = new CrossChecks(digits, prizeItems, waveItems, prizes, waves);
        checks.check();
        checks.checkInvites(invites.named());
        window.ifPresent(checks::checkInside);
        budget.ifPresent(checks::checkPays);
        if (soFarSound && currency.isPresent()) {
            checks.checkPayouts(payouts);
        }
        boolean whole = frame.isPresent() && currency.isPresent() && budget.isPresent();
        if (!whole || window.isEmpty() || !fields.spot().problems().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new CampaignTerms(
                        frame.get().id(),
                        frame.get().texts(),
                        currency.get().getCurrencyCode(),
                        budget.get().amountMinor(),
                        budget.get().funders(),
                        frame.get().zone(),
                        window.get(),
                        inTimeOrder(waves),
                        prizes.stream().map(PrizeReader.Located::prize).toList(),
                        caps.campaign(),
                        eligibility,
                        expiry,
                        moments,
                        "",
                        "",
                        orders,
                        payouts,
                        waitingRoom,
                        invites.rules(),
                        shadow));
    }

    private static Optional<Frame> frame(Fields fields) {
        Optional<String> id = fields.need("id", "id: lny2026", Values::id);
        Optional<Map<String, Text>> texts = fields.need("texts", TEXTS, TermsReader::texts);
        Optional<ZoneId> zone = fields.need("timeZone", "timeZone: Asia/Shanghai", Values::zone);
        return id.isPresent() && texts.isPresent() && zone.isPresent()
                ? Optional.of(new Frame(id.get(), texts.get(), zone.get()))
                : Optional.empty();
    }

    private static Optional<Window> window(Spot spot) {
        return spot.fields("from", "to").flatMap(Common::window);
    }

    private static List<Spot> items(Fields fields, String name, String example) {
        return fields.need(name, example, value -> value.items(1, 100)).orElse(List.of());
    }

    private static List<Wave> inTimeOrder(List<LocatedWave> waves) {
        return waves.stream()
                .map(LocatedWave::wave)
                .sorted(Comparator.comparingLong(wave -> wave.window().fromMillis()))
                .toList();
    }

    private static Optional<Map<String, Text>> texts(Spot spot) {
        Optional<Fields> fields = spot.fields("zh", "en");
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Optional<Text> zh =
                fields.get().need("zh", "zh: {title: 春节红包, summary: 每人一张}", TermsReader::text);
        Optional<Text> en =
                fields.get()
                        .need(
                                "en",
                                "en: {title: Lunar New Year, summary: One card each}",
                                TermsReader::text);
        return zh.flatMap(chinese -> en.map(english -> Map.of("zh", chinese, "en", english)));
    }

    private static Optional<Text> text(Spot spot) {
        Optional<Fields> fields = spot.fields("title", "summary");
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> title =
                fields.get().need("title", "title: Lunar New Year", Values.text(100));
        Optional<String> summary =
                fields.get().need("summary", "summary: One card each", Values.text(1_000));
        return title.flatMap(shown -> summary.map(told -> new Text(shown, told)));
    }

    private static Optional<Budget> budget(Spot spot, int digits) {
        Optional<Fields> read = spot.fields("amount", "funders");
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = read.get();
        Optional<Long> amount =
                fields.need(
                        "amount",
                        "amount: \"1000000\"",
                        Values.amount(digits, 1, CampaignTerms.MAX_BUDGET_MINOR));
        Optional<List<Spot>> items =
                fields.need(
                        "funders",
                        "funders: [{name: Platform, share: 100%}]",
                        value -> value.items(1, 20));
        if (items.isEmpty()) {
            return Optional.empty();
        }
        List<Funder> funders = Common.all(items.get(), "funder", TermsReader::funder);
        int shares = funders.stream().mapToInt(Funder::shareBasisPoints).sum();
        if (funders.size() == items.get().size() && shares != 10_000) {
            fields.at("funders")
                    .refuse(
                            "must have shares that add up to 100%, but they add up to "
                                    + shares / 100
                                    + "."
                                    + shares % 100 / 10
                                    + shares % 10
                                    + "%",
                            "correct the shares");
        }
        return amount.map(minor -> new Budget(minor, funders, fields.at("amount")));
    }

    private static Optional<Funder> funder(Spot spot) {
        return spot.fields("name", "share")
                .flatMap(fields -> {
                    Optional<String> name = fields.need("name", "name: Platform", Values.text(64));
                    Optional<Integer> share = fields.need("share", "share: 100%", Values::share);
                    return name.flatMap(
                            who -> share.map(basisPoints -> new Funder(who, basisPoints)));
                });
    }

    private static Optional<Caps> caps(Spot spot) {
        return spot.fields("perPerson", "perPersonPerDay", "perPersonPerWave")
                .map(fields ->
                        new Caps(
                                Common.caps(fields, PersonCaps.UNLIMITED),
                                fields.or(
                                        "perPersonPerWave",
                                        PersonCaps.UNLIMITED,
                                        Values.smallCount(PersonCaps.UNLIMITED))));
    }

    private static Optional<LocatedWave> wave(Spot spot, int perPerson) {
        Optional<Fields> read = spot.fields("id", "from", "to", "prizes", "caps", "limit");
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = read.get();
        Optional<String> id = fields.need("id", "id: wave1", Values::id);
        Optional<Window> window = Common.window(fields);
        Optional<List<String>> prizes =
                fields.need("prizes", "prizes: [card25]", Common.words(1, 100, Values::id));
        PersonCaps caps =
                fields.or(
                        "caps",
                        new PersonCaps(perPerson, PersonCaps.UNLIMITED),
                        Common.caps(perPerson));
        long limit = fields.or("limit", Prize.UNLIMITED, Values.count(1_000_000_000_000L));
        if (id.isEmpty() || window.isEmpty() || prizes.isEmpty() || prizes.get().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new LocatedWave(
                        new Wave(id.get(), window.get(), prizes.get(), caps, limit), fields));
    }

    private static Optional<Moment> moment(Spot spot) {
        Optional<Fields> read = spot.fields("id", "at", "from", "to", "names");
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = read.get();
        Optional<String> id = fields.need("id", "id: gala", Values::id);
        Optional<Map<String, String>> names =
                fields.need("names", "names: {zh: 春晚, en: Gala}", Common::names);
        Optional<Window> window;
        if (fields.has("at") == (fields.has("from") || fields.has("to"))) {
            window =
                    spot.refuse(
                            "must have either at, or from and to",
                            "write the time that it happens at");
        } else if (fields.has("at")) {
            window = Values.time(fields.at("at")).map(millis -> new Window(millis, millis + 1));
        } else {
            window = Common.window(fields);
        }
        if (id.isEmpty() || names.isEmpty() || window.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Moment(id.get(), window.get(), names.get()));
    }
}
