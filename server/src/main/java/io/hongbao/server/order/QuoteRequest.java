package io.hongbao.server.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hongbao.core.Command;
import io.hongbao.core.order.Line;
import io.hongbao.core.order.VoucherWish;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.session.Pass;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/quotes}: what is wanted, where, and which vouchers are to pay.
 *
 * @param outlet the outlet's id
 * @param items what is wanted; not together with {@code reorder}
 * @param voucher {@code best} (also when nothing is said), {@code none}, or a prize's id
 * @param vouchers ids of vouchers, instead of {@code voucher}
 * @param reorder the id of an own order: the same once more, at the same outlet
 */
public record QuoteRequest(
        @Nullable String outlet,
        @Nullable List<Item> items,
        @Nullable String voucher,
        @Nullable List<String> vouchers,
        @Nullable String reorder) {

    private static final int MAX_ITEMS = 20;

    /**
     * So many of one item, made the same way.
     *
     * @param options choices of groups that have no field of their own here: an option's id, or a
     *     list of them
     * @param showing for seats: the film's or train's id
     * @param date for seats: {@code 2026-02-14}
     * @param seatClass for seats: {@code class}, such as {@code second}
     */
    public record Item(
            @Nullable String item,
            @Nullable Integer qty,
            @Nullable String size,
            @Nullable String sugar,
            @Nullable String ice,
            @Nullable List<String> toppings,
            @Nullable Map<String, List<String>> options,
            @Nullable String showing,
            @Nullable String date,
            @JsonProperty("class") @Nullable String seatClass) {}

    /** What the core is asked, with everything checked that the core does not look at. */
    Command.MakeQuote command(Pass pass, String key) {
        if (outlet == null || outlet.isEmpty() || outlet.length() > 40) {
            throw invalid("outlet", "outlet is required: an id from GET /v1/outlets");
        }
        List<Item> wanted = items;
        if (wanted == null || wanted.isEmpty()) {
            throw invalid("items", "items is required: at least one");
        }
        if (wanted.size() > MAX_ITEMS) {
            throw invalid("items", "an order has at most " + MAX_ITEMS + " different items");
        }
        List<Line> lines = new ArrayList<>(wanted.size());
        for (int i = 0; i < wanted.size(); i++) {
            lines.add(line(wanted.get(i), "items[" + i + "]"));
        }
        return new Command.MakeQuote(pass.user(), pass.campaign(), outlet, lines, wish(), key);
    }

    VoucherWish wish() {
        if (vouchers != null) {
            if (voucher != null) {
                throw invalid("vouchers", "send either voucher or vouchers");
            }
            if (vouchers.isEmpty() || vouchers.size() > 100) {
                throw invalid("vouchers", "name 1 to 100 vouchers");
            }
            return new VoucherWish.These(vouchers.stream().map(QuoteRequest::id).toList());
        }
        if (voucher == null || voucher.equals("best")) {
            return VoucherWish.Best.INSTANCE;
        }
        if (voucher.equals("none")) {
            return VoucherWish.NoVoucher.INSTANCE;
        }
        if (!isId(voucher)) {
            throw invalid("voucher", "voucher is best, none, or a prize's id");
        }
        return new VoucherWish.OfPrize(voucher);
    }

    private static long id(String text) {
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw invalid("vouchers", "a voucher's id is a number, as in GET /v1/wallet");
        }
    }

    private static Line line(@Nullable Item item, String field) {
        if (item == null || item.item() == null || !isId(item.item())) {
            throw invalid(field + ".item", "item is required: an id from the outlet's menu");
        }
        if (item.qty() == null) {
            throw invalid(field + ".qty", "qty is required: a whole number from 1 on");
        }
        List<Line.Pick> picks = new ArrayList<>(4);
        pick(picks, "size", item.size(), field);
        pick(picks, "sugar", item.sugar(), field);
        pick(picks, "ice", item.ice(), field);
        picks(picks, "toppings", item.toppings(), field);
        if (item.options() != null) {
            item.options().forEach((group, chosen) -> picks(picks, group, chosen, field));
        }
        if (picks.size() > Line.MAX_PICKS) {
            throw invalid(field, "an item has at most " + Line.MAX_PICKS + " options");
        }
        return new Line(item.item(), item.qty(), picks, slot(item, field));
    }

    private static void picks(
            List<Line.Pick> picks, String group, @Nullable List<String> chosen, String field) {
        if (chosen != null) {
            chosen.forEach(option -> pick(picks, group, option, field));
        }
    }

    private static void pick(
            List<Line.Pick> picks, String group, @Nullable String option, String field) {
        if (option == null) {
            return;
        }
        if (!isId(group) || !isId(option)) {
            throw invalid(
                    field + "." + (isId(group) ? group : "options"),
                    "an option's id has 1 to 40 of a-z A-Z 0-9 -");
        }
        picks.add(new Line.Pick(group, option));
    }

    private static String slot(Item item, String field) {
        if (item.showing() == null && item.date() == null && item.seatClass() == null) {
            return "";
        }
        if (item.showing() == null || !isId(item.showing())) {
            throw invalid(field + ".showing", "showing is required for seats");
        }
        if (item.seatClass() == null || !isId(item.seatClass())) {
            throw invalid(field + ".class", "class is required for seats");
        }
        try {
            String date = item.date() == null ? "" : LocalDate.parse(item.date()).toString();
            if (!date.isEmpty()) {
                return item.showing() + "/" + date + "/" + item.seatClass();
            }
        } catch (DateTimeException e) {
            throw invalid(field + ".date", "date must be a day such as 2026-02-14");
        }
        throw invalid(field + ".date", "date is required for seats, such as 2026-02-14");
    }

    private static boolean isId(String text) {
        if (text.isEmpty() || text.length() > 40) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || c == '-';
            if (!allowed) {
                return false;
            }
        }
        return true;
    }

    private static ProblemException invalid(String field, String rule) {
        return ProblemException.of(ProblemCode.JSON_FIELD_INVALID, field, rule);
    }
}
