package io.hongbao.finance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a report for people: facts on a line each, tables with their columns under each other. */
public final class TextReport implements ReportSink {

    /** More rows of a table are counted, not shown. */
    static final int MOST_ROWS = 200;

    private final Writer out;
    private final List<Table> open = new ArrayList<>(1);
    private final List<List<String>> rows = new ArrayList<>();
    private long more;
    private boolean firstTable = true;

    public TextReport(Writer out) {
        this.out = out;
    }

    @Override
    public void begin(Layout layout) {
        write(layout.report() + " of campaign " + layout.campaign());
        write(", amounts in " + layout.currency() + "\n");
    }

    @Override
    public void fact(String name, Cell value) {
        closeTable();
        write(String.format(Locale.ROOT, "  %-24s %s%n", name, shown(value)));
    }

    @Override
    public void row(Table table, Cell... cells) {
        if (open.isEmpty() || !open.getFirst().equals(table)) {
            closeTable();
            open.add(table);
            rows.add(table.columns().stream().map(Table.Column::name).toList());
        }
        if (rows.size() > MOST_ROWS) {
            more++;
            return;
        }
        List<String> row = new ArrayList<>(cells.length);
        for (Cell cell : cells) {
            row.add(shown(cell));
        }
        rows.add(row);
    }

    @Override
    public void end() {
        closeTable();
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void closeTable() {
        if (open.isEmpty()) {
            return;
        }
        Table table = open.getFirst();
        int[] widths = new int[table.columns().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        write((firstTable ? "\n" : "") + table.name() + "\n");
        firstTable = false;
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                boolean left = table.columns().get(i).kind() == Table.Kind.TEXT;
                String gap = " ".repeat(widths[i] - row.get(i).length());
                line.append("  ").append(left ? row.get(i) + gap : gap + row.get(i));
            }
            write(line.toString().stripTrailing() + "\n");
        }
        if (more > 0) {
            write("  ... and " + more + " more: --format csv and json have all of them\n");
        }
        write("\n");
        open.clear();
        rows.clear();
        more = 0;
    }

    private static String shown(Cell cell) {
        return switch (cell) {
            case Cell.Text(String text) -> text.replaceAll("[\\p{Cntrl}\u2028\u2029]", " ");
            case Cell.Count(long count) -> String.format(Locale.ROOT, "%,d", count);
            case Cell.Truth(boolean holds) -> holds ? "yes" : "no";
            case Cell.Minor money -> grouped(money.decimal());
        };
    }

    /** With a comma after each three digits before the point. */
    private static String grouped(String decimal) {
        int point = decimal.indexOf('.');
        String whole = point < 0 ? decimal : decimal.substring(0, point);
        String rest = point < 0 ? "" : decimal.substring(point);
        return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",") + rest;
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
