package io.hongbao.server.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever a route throws into a problem in the caller's language. */
public class ProblemMapping {

    private static final Logger LOG = Logger.getLogger(ProblemMapping.class);

    @ServerExceptionMapper
    Response refused(ProblemException refused, HttpHeaders headers) {
        return answer(refused.problem(), headers).build();
    }

    @ServerExceptionMapper
    Response completed(CompletionException wrapper, HttpHeaders headers, UriInfo uri) {
        return wrapper.getCause() instanceof ProblemException refused
                ? answer(refused.problem(), headers).build()
                : fault(wrapper, headers, uri);
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException e, HttpHeaders headers, UriInfo uri) {
        return answer(
                        Problem.of(ProblemCode.NOT_FOUND, "there is nothing at /" + path(uri)),
                        headers)
                .build();
    }

    @ServerExceptionMapper
    Response notAllowed(NotAllowedException e, HttpHeaders headers) {
        String allowed = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
        Response.ResponseBuilder answer =
                answer(
                        Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "use one of: " + allowed),
                        headers);
        return allowed == null ? answer.build() : answer.header(HttpHeaders.ALLOW, allowed).build();
    }

    @ServerExceptionMapper
    Response notAcceptable(NotAcceptableException e, HttpHeaders headers) {
        return answer(
                        Problem.of(ProblemCode.NOT_ACCEPTABLE, "answers are application/json")
                                .at("Accept"),
                        headers)
                .build();
    }

    @ServerExceptionMapper
    Response notSupported(NotSupportedException e, HttpHeaders headers) {
        return answer(
                        Problem.of(
                                        ProblemCode.CONTENT_TYPE_UNSUPPORTED,
                                        "send the content type that this route reads")
                                .at("Content-Type"),
                        headers)
                .build();
    }

    @ServerExceptionMapper
    Response badJson(JsonProcessingException e, HttpHeaders headers) {
        return answer(Problem.of(ProblemCode.JSON_MALFORMED, "send valid JSON"), headers).build();
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e, HttpHeaders headers, UriInfo uri) {
        return switch (e.getResponse().getStatus()) {
            case 400 ->
                    answer(
                                    Problem.of(
                                            ProblemCode.REQUEST_MALFORMED,
                                            "the request cannot be read"),
                                    headers)
                            .build();
            case 413 ->
                    answer(Problem.of(ProblemCode.BODY_TOO_LARGE, "send a smaller body"), headers)
                            .build();
            default -> fault(e, headers, uri);
        };
    }

    /** The caller went away in the middle of a request; nobody reads the answer. */
    @ServerExceptionMapper
    Response gone(IOException e, HttpHeaders headers) {
        LOG.debugf(e, "a caller went away");
        return answer(Problem.of(ProblemCode.REQUEST_MALFORMED, "the body did not arrive"), headers)
                .build();
    }

    @ServerExceptionMapper
    Response fault(Throwable failure, HttpHeaders headers, UriInfo uri) {
        LOG.errorf(failure, "/%s failed", path(uri));
        return answer(Problem.of(ProblemCode.INTERNAL, ""), headers).build();
    }

    private static String path(UriInfo uri) {
        String path = uri.getPath();
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private static Response.ResponseBuilder answer(Problem problem, HttpHeaders headers) {
        Language language = Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        Response.ResponseBuilder answer =
                Response.status(problem.code().status())
                        .type(MediaType.valueOf(Problem.CONTENT_TYPE))
                        .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                        .entity(problem.json(language));
        return problem.retryAfterSeconds() > 0
                ? answer.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds())
                : answer;
    }
}
