package io.hongbao.campaignfile;

import io.hongbao.core.outlet.MenuItem;
import io.hongbao.yaml.Fields;
import io.hongbao.yaml.Spot;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What outlets sell, as one or several of them share it. What a kitchen makes has a price; a seat
 * has the price of its class.
 */
final class Menu {

    /** What sells from a menu. */
    private enum Seller {
        KITCHEN,
        SEATS
    }

    /** An item, and the fields that it was read from. */
    record Located(MenuItem item, Fields fields) {}

    private final List<Located> items;
    private final Named<Located> named;
    private final int digits;

    /** What was found for each kind of seller, so that a problem is noted once for all outlets. */
    private final Map<Seller, List<MenuItem>> checked = new EnumMap<>(Seller.class);

    Menu(List<Located> items, Named<Located> named, int digits) {
        this.items = List.copyOf(items);
        this.named = named;
        this.digits = digits;
    }

    /** The items as a kitchen sells them. */
    List<MenuItem> ofKitchen() {
        return checked.computeIfAbsent(
                Seller.KITCHEN,
                _ -> {
                    String example = BigDecimal.valueOf(15).setScale(digits).toPlainString();
                    for (Located one : items) {
                        one.fields().need("price", "price: \"" + example + "\"");
                    }
                    return items.stream().map(Located::item).toList();
                });
    }

    /** The items as seats are sold. */
    List<MenuItem> ofSeats() {
        return checked.computeIfAbsent(
                Seller.SEATS,
                _ -> {
                    for (Located one : items) {
                        refuse(one, "price", "write prices at the classes of the showings");
                        refuse(one, "makes", "remove it");
                    }
                    return items.stream().map(one -> seat(one.item())).toList();
                });
    }

    private static void refuse(Located one, String field, String fix) {
        if (one.fields().has(field)) {
            one.fields().at(field).refuse("must not stand at an item that is a seat", fix);
        }
    }

    private static MenuItem seat(MenuItem item) {
        return new MenuItem(item.id(), item.names(), 0, 0, item.groups(), item.hours());
    }

    /** The item that {@code spot} names. */
    Optional<Located> find(Spot spot) {
        return named.find(spot);
    }
}
