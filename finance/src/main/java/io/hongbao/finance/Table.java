package io.hongbao.finance;

import java.util.List;

/**
 * A table of a report, before it has rows.
 *
 * @param name unique in the report; in JSON the name of the array
 */
public record Table(String name, List<Column> columns) {

    /** What stands in a column. */
    public enum Kind {
        TEXT,
        COUNT,
        /** In files two columns: {@code <name>Minor} in minor units, {@code <name>} in decimal. */
        MONEY
    }

    /** A column. */
    public record Column(String name, Kind kind) {}

    public Table {
        columns = List.copyOf(columns);
    }

    static Table of(String name, Column... columns) {
        return new Table(name, List.of(columns));
    }

    static Column text(String name) {
        return new Column(name, Kind.TEXT);
    }

    static Column count(String name) {
        return new Column(name, Kind.COUNT);
    }

    static Column money(String name) {
        return new Column(name, Kind.MONEY);
    }
}
