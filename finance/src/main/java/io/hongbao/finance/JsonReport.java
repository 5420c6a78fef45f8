package io.hongbao.finance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a report as one JSON document: facts as members, tables as arrays of objects. Money is
 * there twice: {@code <name>Minor} as a number of minor units, {@code <name>} as a decimal string.
 */
public final class JsonReport implements ReportSink {
    private final Writer out;
    private final List<Table> left = new ArrayList<>();

    /** The table whose array is open; empty when none is. */
    private final List<Table> open = new ArrayList<>(1);

    private boolean firstRow;

    public JsonReport(Writer out) {
        this.out = out;
    }

    @Override
    public void begin(Layout layout) {
        left.addAll(layout.tables());
        write("{\"report\":");
        string(layout.report());
        write(",\"campaign\":");
        string(layout.campaign());
        write(",\"currency\":");
        string(layout.currency());
    }

    @Override
    public void fact(String name, Cell value) {
        closeArray();
        write(",");
        member(name, value);
    }

    @Override
    public void row(Table table, Cell... cells) {
        if (open.isEmpty() || !open.getFirst().equals(table)) {
            closeArray();
            openArray(table);
        }
        write(firstRow ? "{" : ",{");
        firstRow = false;
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                write(",");
            }
            member(table.columns().get(i).name(), cells[i]);
        }
        write("}");
    }

    @Override
    public void end() {
        closeArray();
        for (Table table : List.copyOf(left)) {
            openArray(table);
            closeArray();
        }
        write("}\n");
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void openArray(Table table) {
        if (!left.remove(table)) {
            throw new IllegalStateException("the rows of " + table.name() + " came in two parts");
        }
        open.add(table);
        firstRow = true;
        write(",");
        string(table.name());
        write(":[");
    }

    private void closeArray() {
        if (!open.isEmpty()) {
            open.clear();
            write("]");
        }
    }

    private void member(String name, Cell value) {
        switch (value) {
            case Cell.Text(String text) -> {
                name(name);
                string(text);
            }
            case Cell.Count(long count) -> {
                name(name);
                write(Long.toString(count));
            }
            case Cell.Truth(boolean holds) -> {
                name(name);
                write(Boolean.toString(holds));
            }
            case Cell.Minor money -> {
                name(name + "Minor");
                write(Long.toString(money.amountMinor()) + ",");
                name(name);
                string(money.decimal());
            }
        }
    }

    private void name(String name) {
        string(name);
        write(":");
    }

    private void string(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                default -> {
                    if (c < ' ' || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) {
                        escaped.append("\\u");
                        String hex = Integer.toHexString(c);
                        escaped.append("0".repeat(4 - hex.length())).append(hex);
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        write(escaped.append('"').toString());
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
