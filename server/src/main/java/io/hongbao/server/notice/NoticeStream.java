package io.hongbao.server.notice;

import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.EventStream;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/**
 * Notices as server-sent events, from the last ones on, until the caller goes. Who does not read is
 * left, and may come again with {@code Last-Event-ID}.
 */
public final class NoticeStream {

    private NoticeStream() {}

    /**
     * Begins a stream. On the request's event loop.
     *
     * @throws ProblemException when as many listen as may
     */
    public static void begin(HttpServerRequest request, Notices notices, EventLoop loop) {
        String after = request.getHeader("Last-Event-ID");
        EventStream stream = new EventStream(request, loop);
        List<Notice> missed =
                notices.listen(
                                stream,
                                after == null ? "" : after,
                                notice ->
                                        loop.executor().execute(() -> stream.write(event(notice))))
                        .orElseThrow(() -> EventStream.tooMany(Notices.MOST_LISTENERS));
        stream.begin(() -> notices.leave(stream));
        missed.forEach(notice -> stream.write(event(notice)));
    }

    /** JSON has no line breaks of its own, so an event's data is one line. */
    private static Buffer event(Notice notice) {
        return Buffer.buffer("id: " + notice.id() + "\nevent: " + notice.kind() + "\ndata: ")
                .appendBytes(StrictJson.write(notice))
                .appendString("\n\n");
    }
}
