package io.hongbao.finance;

import java.io.StringWriter;
import java.util.function.Consumer;

/** What a report looks like. */
final class Written {
    private Written() {}

    static String json(Consumer<ReportSink> report) {
        StringWriter out = new StringWriter();
        report.accept(new JsonReport(out));
        return out.toString();
    }

    static String csv(Consumer<ReportSink> report) {
        StringWriter out = new StringWriter();
        report.accept(new CsvReport(out));
        return out.toString();
    }

    static String text(Consumer<ReportSink> report) {
        StringWriter out = new StringWriter();
        report.accept(new TextReport(out));
        return out.toString();
    }
}
