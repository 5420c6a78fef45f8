package io.hongbao.rehearsal.plan;

import java.util.Arrays;
import java.util.List;

/**
 * Something that one of a kind costs, and where it stands in a file of measured costs. An order is
 * a quote, the yes to it, and what payments and outlets answer until it is completed; a placed pass
 * is the first one that a ticket is exchanged for; an invite is its forms and the word that it was
 * handed on; an acceptance is the invite's page, a look at it, the yes, and what both sides get.
 */
public enum UnitCost {
    CLAIM_CPU(Resource.CPU, "claim"),
    ORDER_CPU(Resource.CPU, "order"),
    SESSION_CPU(Resource.CPU, "session"),
    TICKET_CPU(Resource.CPU, "ticket"),
    PLACED_PASS_CPU(Resource.CPU, "placedPass"),
    STATUS_CPU(Resource.CPU, "status"),
    INVITE_CPU(Resource.CPU, "invite"),
    ACCEPTANCE_CPU(Resource.CPU, "acceptance"),
    REFUSAL_CPU(Resource.CPU, "refusal"),
    CLAIM_JOURNAL(Resource.JOURNAL, "claim"),
    ORDER_JOURNAL(Resource.JOURNAL, "order"),
    TICKET_JOURNAL(Resource.JOURNAL, "ticket"),
    PLACED_PASS_JOURNAL(Resource.JOURNAL, "placedPass"),
    INVITE_JOURNAL(Resource.JOURNAL, "invite"),
    ACCEPTANCE_JOURNAL(Resource.JOURNAL, "acceptance"),
    PERSON_STATE(Resource.STATE, "person"),
    ORDER_STATE(Resource.STATE, "order"),
    TICKET_STATE(Resource.STATE, "ticket"),
    INVITE_STATE(Resource.STATE, "invite"),
    ACCEPTANCE_STATE(Resource.STATE, "acceptance"),
    CLAIM_RESPONSE(Resource.RESPONSE, "claim"),
    ORDER_RESPONSE(Resource.RESPONSE, "order"),
    SESSION_RESPONSE(Resource.RESPONSE, "session"),
    TICKET_RESPONSE(Resource.RESPONSE, "ticket"),
    PLACED_PASS_RESPONSE(Resource.RESPONSE, "placedPass"),
    INVITE_RESPONSE(Resource.RESPONSE, "invite"),
    ACCEPTANCE_RESPONSE(Resource.RESPONSE, "acceptance"),
    STATUS_RESPONSE(Resource.RESPONSE, "status");

    /** What is used up, and the field that holds it, with its unit. */
    public enum Resource {
        /** The server's processor time, user and system, in microseconds. */
        CPU("cpuMicros", "us"),
        /** What the journal grows by, in bytes, frames included. */
        JOURNAL("journalBytes", "bytes"),
        /** What the files of the state grow by, in bytes. */
        STATE("stateBytes", "bytes"),
        /** What the server answers, in bytes: head and body, without TLS and TCP. */
        RESPONSE("responseBytes", "bytes");

        private final String field;
        private final String unit;

        Resource(String field, String unit) {
            this.field = field;
            this.unit = unit;
        }

        String field() {
            return field;
        }

        String unit() {
            return unit;
        }

        /** What may stand below the field. */
        List<UnitCost> costs() {
            return Arrays.stream(UnitCost.values()).filter(one -> one.resource == this).toList();
        }
    }

    private final Resource resource;
    private final String thing;

    UnitCost(Resource resource, String thing) {
        this.resource = resource;
        this.thing = thing;
    }

    Resource resource() {
        return resource;
    }

    String thing() {
        return thing;
    }

    /** Where it stands in a file, such as {@code cpuMicros.claim}. */
    public String path() {
        return resource.field + "." + thing;
    }
}
