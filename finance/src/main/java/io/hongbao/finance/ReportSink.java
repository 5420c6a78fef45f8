package io.hongbao.finance;

import java.util.List;

/**
 * Where a report goes, piece by piece, so that one of any length needs no memory. A table's rows
 * come one after the other, without those of another between them.
 */
public interface ReportSink {

    /**
     * What is written, before any of it is.
     *
     * @param report its name, such as {@code trial-balance}
     * @param currency ISO 4217
     * @param tables in the order in which their rows will come
     */
    record Layout(String report, String campaign, String currency, List<Table> tables) {
        public Layout {
            tables = List.copyOf(tables);
        }
    }

    /** Begins; to be called once, and first. */
    void begin(Layout layout);

    /** Something that is said once in the report. */
    void fact(String name, Cell value);

    /** A row, with a cell for each column of {@code table}. */
    void row(Table table, Cell... cells);

    /** Ends; nothing comes after it. */
    void end();
}
