package io.hongbao.campaignfile;

import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.outlet.DayHours;
import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Place;
import io.hongbao.core.outlet.Supply;
import io.hongbao.yaml.Fields;
import io.hongbao.yaml.NearMiss;
import io.hongbao.yaml.Spot;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a whole outlet file. */
final class OutletsReader {
    private static final String[] FIELDS = {
        "format",
        "campaign",
        "currency",
        "optionGroups",
        "cities",
        "seatClasses",
        "menus",
        "outlets"
    };
    private static final String KITCHEN = "kitchen: {makesPerMinute: 6, queueMinutes: 60}";
    private static final String PLACE = "place: {latitude: 31.2401, longitude: 121.4903}";

    private final String campaign;
    private final Named<Menu> menus;
    private final ShowingReader showings;
    private final Set<String> cardCategories;

    private OutletsReader(
            String campaign,
            Named<Menu> menus,
            ShowingReader showings,
            Set<String> cardCategories) {
        this.campaign = campaign;
        this.menus = menus;
        this.showings = showings;
        this.cardCategories = cardCategories;
    }

    /**
     * The outlets in the file; empty when something is missing or wrong, which is then noted.
     *
     * @param campaignOrNone the campaign that they are for, when it is known
     */
    static Optional<OutletDraft> read(
            Spot root, List<CampaignTerms> campaignOrNone, String digest) {
        return FileKind.OUTLETS.isReadable(root)
                ? root.fields(FIELDS).flatMap(fields -> draft(fields, campaignOrNone, digest))
                : Optional.empty();
    }

    private static Optional<OutletDraft> draft(
            Fields fields, List<CampaignTerms> campaignOrNone, String digest) {
        fields.need("format", "format: " + FileKind.FORMAT);
        Optional<String> campaign = fields.need("campaign", "campaign: lny2026", Values::id);
        Optional<Currency> currency = fields.need("currency", "currency: CNY", Values::currency);
        for (CampaignTerms terms : campaignOrNone) {
            checkFits(fields, campaign, currency, terms);
        }
        int digits = currency.map(Currency::getDefaultFractionDigits).orElse(2);
        MenuReader menuReader = new MenuReader(digits, items(fields, "optionGroups", 500));
        ShowingReader showings =
                new ShowingReader(
                        digits, items(fields, "cities", 500), items(fields, "seatClasses", 100));
        List<Spot> menuItems =
                fields.need("menus", "menus: [{id: tea, ...}]", value -> value.items(1, 500))
                        .orElse(List.of());
        Named<Menu> menus = Named.read("a menu", "menus", menuItems, menuReader::menu);
        List<Spot> outletItems =
                fields.need(
                                "outlets",
                                "outlets: [{id: tea-bund, ...}]",
                                value -> value.items(1, OutletFile.MAX_OUTLETS))
                        .orElse(List.of());
        OutletsReader reader =
                new OutletsReader(
                        campaign.orElse(""), menus, showings, cardCategories(campaignOrNone));
        List<OutletTerms> outlets = Common.all(outletItems, "outlet", reader::outlet);
        if (campaign.isEmpty() || currency.isEmpty() || !fields.spot().problems().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new OutletDraft(campaign.get(), currency.get().getCurrencyCode(), outlets, digest));
    }

    private static List<Spot> items(Fields fields, String name, int most) {
        return fields.or(name, List.of(), value -> value.items(0, most));
    }

    private static void checkFits(
            Fields fields,
            Optional<String> campaign,
            Optional<Currency> currency,
            CampaignTerms terms) {
        if (campaign.isPresent() && !campaign.get().equals(terms.id())) {
            fields.at("campaign")
                    .refuse(
                            "must be \"" + terms.id() + "\", the campaign that the outlets are for",
                            "write that, or apply the file to the other campaign");
        }
        boolean otherMoney =
                currency.isPresent() && !currency.get().getCurrencyCode().equals(terms.currency());
        if (otherMoney) {
            fields.at("currency")
                    .refuse(
                            "must be \"" + terms.currency() + "\", the campaign's currency",
                            "write prices in that currency");
        }
    }

    /** What the campaign's cards name as what they pay for; empty when one pays for anything. */
    private static Set<String> cardCategories(List<CampaignTerms> campaignOrNone) {
        Set<String> all = new TreeSet<>();
        for (CampaignTerms terms : campaignOrNone) {
            for (Prize prize : terms.prizes()) {
                if (prize.content() instanceof Prize.Card card) {
                    if (card.categories().isEmpty()) {
                        return Set.of();
                    }
                    all.addAll(card.categories());
                }
            }
        }
        return all;
    }

    private Optional<OutletTerms> outlet(Spot spot) {
        Optional<Fields> read =
                spot.fields(
                        "id",
                        "merchant",
                        "category",
                        "names",
                        "place",
                        "hours",
                        "menu",
                        "kitchen",
                        "showings");
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = read.get();
        Optional<String> id = fields.need("id", "id: tea-bund", Values::id);
        Optional<String> merchant =
                fields.need("merchant", "merchant: Cloud Leaf Tea", Values.text(64));
        Optional<String> category = fields.need("category", "category: drinks", this::category);
        Optional<Map<String, String>> names =
                fields.need("names", "names: {zh: 外滩店, en: The Bund}", Common::names);
        Optional<Place> place = fields.need("place", PLACE, OutletsReader::place);
        List<DayHours> hours = fields.or("hours", List.of(), Common::hours);
        Optional<Menu> menu = fields.need("menu", "menu: tea", menus::find);
        Optional<Supply> supply = supply(fields, menu);
        Optional<List<MenuItem>> items =
                menu.map(known -> fields.has("showings") ? known.ofSeats() : known.ofKitchen());
        supply.ifPresent(known -> items.ifPresent(all -> checkPossible(fields, known, all)));
        // Nothing comes of a file with problems, wherever they are: by now they are noted.
        if (!spot.problems().isEmpty()
                || id.isEmpty()
                || merchant.isEmpty()
                || category.isEmpty()
                || names.isEmpty()
                || place.isEmpty()
                || supply.isEmpty()
                || items.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new OutletTerms(
                        campaign,
                        id.get(),
                        merchant.get(),
                        category.get(),
                        names.get(),
                        place.get(),
                        hours,
                        supply.get(),
                        items.get()));
    }

    /** A category that looks like a misspelt one of the cards' would silently take no card. */
    private Optional<String> category(Spot spot) {
        Optional<String> category = Values.category(spot);
        if (category.isPresent() && !cardCategories.contains(category.get())) {
            String fix = NearMiss.fix(category.get(), cardCategories, "");
            if (!fix.isEmpty()) {
                return spot.refuse("is almost, but not quite, what a card pays for", fix);
            }
        }
        return category;
    }

    private static Optional<Place> place(Spot spot) {
        Optional<Fields> read = spot.fields("latitude", "longitude");
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> latitude =
                read.get().need("latitude", "latitude: 31.2401", Values.microdegrees(90));
        Optional<Integer> longitude =
                read.get().need("longitude", "longitude: 121.4903", Values.microdegrees(180));
        return latitude.flatMap(north -> longitude.map(east -> new Place(north, east)));
    }

    private Optional<Supply> supply(Fields fields, Optional<Menu> menu) {
        if (fields.has("kitchen") == fields.has("showings")) {
            return fields.at("showings")
                    .refuse(
                            "must have either a kitchen or showings",
                            fields.has("kitchen") ? "keep one of them" : "add " + KITCHEN);
        }
        return fields.has("kitchen")
                ? kitchen(fields.at("kitchen"))
                : menu.flatMap(known -> showings.read(fields.at("showings"), known));
    }

    private static Optional<Supply> kitchen(Spot spot) {
        Optional<Fields> read = spot.fields("makesPerMinute", "queueMinutes", "prepMinutes");
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = read.get();
        Optional<Integer> makes =
                fields.need(
                        "makesPerMinute",
                        "makesPerMinute: 6",
                        Values.smallCount(Supply.Kitchen.MAX_MAKES_PER_MINUTE));
        Optional<Integer> queue =
                fields.need(
                        "queueMinutes",
                        "queueMinutes: 60",
                        Values.smallCount(Supply.Kitchen.MAX_QUEUE_MINUTES));
        int prep = fields.or("prepMinutes", 0, Values.whole(0, Supply.Kitchen.MAX_QUEUE_MINUTES));
        return makes.flatMap(
                perMinute -> queue.map(minutes -> new Supply.Kitchen(perMinute, minutes, prep)));
    }

    /** What takes more makes than the whole queue has could never be ordered. */
    private static void checkPossible(Fields fields, Supply supply, List<MenuItem> items) {
        if (!(supply instanceof Supply.Kitchen kitchen)) {
            return;
        }
        long most = (long) kitchen.makesPerMinute() * kitchen.queueMinutes();
        for (MenuItem item : items) {
            if (item.makes() > most) {
                fields.at("kitchen")
                        .refuse(
                                "must have room for one "
                                        + item.id()
                                        + ", which takes "
                                        + item.makes()
                                        + " makes, but makes only "
                                        + most
                                        + " in its queue's minutes",
                                "raise makesPerMinute or queueMinutes");
                return;
            }
        }
    }
}
