package io.hongbao.campaignfile;

import io.hongbao.core.outlet.DayHours;
import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.OptionGroup;
import io.hongbao.yaml.Fields;
import io.hongbao.yaml.Spot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads option groups and the menus that use them. */
final class MenuReader {
    private static final String ITEMS = "items: [{id: latte, ...}]";

    private final int digits;
    private final Named<OptionGroup> groups;

    /** How many options of a group one item has. */
    private enum Choose {
        ONE,
        MANY
    }

    MenuReader(int digits, List<Spot> groupItems) {
        this.digits = digits;
        this.groups = Named.read("an option group", "optionGroups", groupItems, this::group);
    }

    private Optional<OptionGroup> group(Spot spot) {
        Optional<Fields> read = spot.fields("id", "group", "choose", "standard", "options");
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = read.get();
        int before = spot.problems().count();
        Optional<String> id = fields.need("id", "id: size", Values::id);
        String name = fields.or("group", id.orElse(""), Values::id);
        Choose choose = fields.or("choose", Choose.ONE, Values.oneOf(List.of(Choose.values())));
        List<Spot> items =
                fields.need(
                                "options",
                                "options: [{id: M, names: {zh: 中杯, en: Medium}}]",
                                value -> value.items(1, 100))
                        .orElse(List.of());
        List<OptionGroup.Option> options = new ArrayList<>();
        Named<OptionGroup.Option> named =
                Named.read(
                        "an option",
                        "options",
                        items,
                        item -> {
                            Optional<OptionGroup.Option> option = option(item);
                            option.ifPresent(options::add);
                            return option;
                        });
        if (choose == Choose.ONE) {
            fields.need("standard", "standard: M");
        }
        String standard =
                items.isEmpty()
                        ? ""
                        : fields.or(
                                "standard",
                                "",
                                value -> named.find(value).map(OptionGroup.Option::id));
        if (id.isEmpty() || spot.problems().count() > before) {
            return Optional.empty();
        }
        return Optional.of(new OptionGroup(name, choose == Choose.MANY, standard, options));
    }

    private Optional<OptionGroup.Option> option(Spot spot) {
        Optional<Fields> read = spot.fields("id", "names", "surcharge");
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = read.get();
        Optional<String> id = fields.need("id", "id: M", Values::mixedId);
        Optional<Map<String, String>> names =
                fields.need("names", "names: {zh: 中杯, en: Medium}", Common::names);
        long surchargeMinor =
                fields.or(
                        "surcharge",
                        0L,
                        Values.amount(digits, -MenuItem.MAX_PRICE_MINOR, MenuItem.MAX_PRICE_MINOR));
        return id.flatMap(
                known -> names.map(shown -> new OptionGroup.Option(known, shown, surchargeMinor)));
    }

    /** One of {@code menus}. */
    Optional<Menu> menu(Spot spot) {
        Optional<Fields> read = spot.fields("id", "items");
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = read.get();
        Optional<String> id = fields.need("id", "id: tea", Values::id);
        List<Spot> items =
                fields.need("items", ITEMS, value -> value.items(1, 500)).orElse(List.of());
        List<Menu.Located> located = new ArrayList<>();
        Named<Menu.Located> named =
                Named.read(
                        "an item",
                        "items",
                        items,
                        item -> {
                            Optional<Menu.Located> one = item(item);
                            one.ifPresent(located::add);
                            return one;
                        });
        return items.isEmpty() ? Optional.empty() : id.map(_ -> new Menu(located, named, digits));
    }

    private Optional<Menu.Located> item(Spot spot) {
        Optional<Fields> read = spot.fields("id", "names", "price", "makes", "options", "hours");
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = read.get();
        int before = spot.problems().count();
        Optional<String> id = fields.need("id", "id: latte", Values::id);
        Optional<Map<String, String>> names =
                fields.need("names", "names: {zh: 拿铁, en: Latte}", Common::names);
        long priceMinor =
                fields.or("price", 0L, Values.amount(digits, 0, MenuItem.MAX_PRICE_MINOR));
        int makes = fields.or("makes", 1, Values.smallCount(100));
        List<OptionGroup> options = fields.or("options", List.of(), this::options);
        List<DayHours> hours = fields.or("hours", List.of(), Common::hours);
        if (id.isEmpty() || names.isEmpty() || spot.problems().count() > before) {
            return Optional.empty();
        }
        return Optional.of(
                new Menu.Located(
                        new MenuItem(id.get(), names.get(), priceMinor, makes, options, hours),
                        fields));
    }

    private Optional<List<OptionGroup>> options(Spot spot) {
        Optional<List<Spot>> items = spot.items(0, 20);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        List<OptionGroup> chosen = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Spot item : items.get()) {
            Optional<OptionGroup> group = groups.find(item);
            if (group.isPresent() && !names.add(group.get().id())) {
                item.refuse(
                        "is the second group that is called \"" + group.get().id() + "\"",
                        "remove one of the two");
            }
            group.ifPresent(chosen::add);
        }
        return Optional.of(chosen);
    }
}
