package io.hongbao.finance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a report as CSV (RFC 4180): one header line, lines that end with CR LF, and the same
 * columns on each. The first column, {@code part}, says whether a line is a fact or of which table
 * it is; columns that a part does not have are empty there.
 *
 * <p>A spreadsheet takes a text that begins with {@code = + - @}, a tab or a carriage return for a
 * formula. Such texts, which come from files that others made, get an apostrophe in front of them.
 * Numbers are written as they are.
 */
public final class CsvReport implements ReportSink {
    private static final String FACT = "fact";

    private final Writer out;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> line = new ArrayList<>();

    public CsvReport(Writer out) {
        this.out = out;
    }

    @Override
    public void begin(Layout layout) {
        Set<String> names = new LinkedHashSet<>();
        names.add("part");
        names.add("item");
        names.add("value");
        for (Table table : layout.tables()) {
            for (Table.Column column : table.columns()) {
                if (column.kind() == Table.Kind.MONEY) {
                    names.add(column.name() + "Minor");
                }
                names.add(column.name());
            }
        }
        for (String name : names) {
            places.put(name, line.size());
            line.add(name);
        }
        flushLine();
        fact("report", Cell.text(layout.report()));
        fact("campaign", Cell.text(layout.campaign()));
        fact("currency", Cell.text(layout.currency()));
    }

    /** A fact with money takes two lines, one in minor units and one in decimal. */
    @Override
    public void fact(String name, Cell value) {
        if (value instanceof Cell.Minor money) {
            factLine(name + "Minor", Long.toString(money.amountMinor()));
            factLine(name, money.decimal());
        } else {
            factLine(name, plain(value));
        }
    }

    private void factLine(String name, String value) {
        line.replaceAll(_ -> "");
        set("part", FACT);
        set("item", name);
        set("value", value);
        flushLine();
    }

    @Override
    public void row(Table table, Cell... cells) {
        line.replaceAll(_ -> "");
        set("part", table.name());
        for (int i = 0; i < cells.length; i++) {
            String name = table.columns().get(i).name();
            if (cells[i] instanceof Cell.Minor money) {
                set(name + "Minor", Long.toString(money.amountMinor()));
                set(name, money.decimal());
            } else {
                set(name, plain(cells[i]));
            }
        }
        flushLine();
    }

    @Override
    public void end() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(Cell cell) {
        return switch (cell) {
            case Cell.Text(String text) -> harmless(text);
            case Cell.Count(long count) -> Long.toString(count);
            case Cell.Truth(boolean holds) -> Boolean.toString(holds);
            case Cell.Minor money -> money.decimal();
        };
    }

    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private void set(String name, String value) {
        Integer place = places.get(name);
        if (place == null) {
            throw new IllegalStateException("the layout has no column " + name);
        }
        line.set(place, value);
    }

    private void flushLine() {
        try {
            for (int i = 0; i < line.size(); i++) {
                if (i > 0) {
                    out.write(',');
                }
                out.write(quoted(line.get(i)));
            }
            out.write("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String value) {
        boolean plain = true;
        for (int i = 0; i < value.length() && plain; i++) {
            plain = ",\"\r\n".indexOf(value.charAt(i)) < 0;
        }
        return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }
}
