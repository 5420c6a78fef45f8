package io.hongbao.server.start;

import dev.langchain4j.model.chat.StreamingChatModel;
import io.hongbao.assistant.conversation.Assistant;
import io.hongbao.assistant.event.EventAnswers;
import io.hongbao.assistant.pack.Pack;
import io.hongbao.server.chat.Assistants;
import io.hongbao.server.chat.ChatClaims;
import io.hongbao.server.chat.Guides;
import io.hongbao.server.chat.HostTools;
import io.hongbao.server.chat.Interpreters;
import io.hongbao.server.chat.Models;
import io.hongbao.server.chat.Once;
import io.hongbao.server.chat.Packs;
import io.hongbao.server.chat.SwitchedModel;
import io.hongbao.server.invite.InviteRoutes;
import io.hongbao.server.metrics.ClaimMetrics;
import io.hongbao.server.metrics.OrderMetrics;
import io.hongbao.server.order.Ordering;
import io.hongbao.server.order.Waits;
import io.hongbao.server.overload.DegradeLevel;
import io.hongbao.server.overload.DegradeLevels;
import io.hongbao.server.room.Rooms;
import io.hongbao.server.room.TicketFirst;
import io.hongbao.server.wallet.WalletCards;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Puts the assistant together. What takes long is made when it is first needed. */
@Singleton
final class ChatWiring {

    @Produces
    @Singleton
    Once<Pack> pack(Node node) {
        return Packs.of(node.options());
    }

    @Produces
    @Singleton
    HostTools tools(
            Node node,
            Ordering ordering,
            WalletCards wallets,
            Waits waits,
            Once<Pack> pack,
            Rooms rooms,
            TicketFirst ticketFirst,
            ClaimMetrics claims,
            InviteRoutes invites) {
        return new HostTools(
                node.host(),
                ordering,
                wallets,
                node.clock(),
                node.outlets()::takingOrders,
                waits,
                new Once<EventAnswers>(() -> Packs.event(pack.get())),
                new ChatClaims(node.host(), ticketFirst, node.clock(), claims),
                new OrderMetrics(node.registry()),
                rooms,
                invites.inChat());
    }

    @Produces
    @Singleton
    Interpreters interpreters(Node node) {
        return new Interpreters(node.campaigns(), node.outlets());
    }

    @Produces
    @Singleton
    Once<Assistant> assistant(
            Node node,
            HostTools tools,
            Interpreters interpreters,
            Once<Pack> pack,
            DegradeLevels levels) {
        return Assistants.of(
                tools,
                interpreters,
                pack,
                Models.of(node.options()).map(model -> new Once<>(() -> switched(model, levels))));
    }

    @Produces
    @Singleton
    Guides guides(Once<Assistant> assistant, HostTools tools, Interpreters interpreters) {
        return new Guides(
                assistant, Assistants.of(tools, interpreters, Packs.games(), Optional.empty()));
    }

    private static StreamingChatModel switched(
            Once<StreamingChatModel> model, DegradeLevels levels) {
        return new SwitchedModel(
                model.get(), () -> levels.isEngaged(DegradeLevel.ASSISTANT_OFFLINE));
    }
}
