package io.hongbao.server.referral;

import io.hongbao.core.UserId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who was invited by whom, in one campaign: a person has at most one parent, whose invite they
 * accepted first.
 *
 * <p>Numbers instead of objects: about 55 bytes a person with the table, so {@value #MOST} people
 * are 55 MB. Who would be one too many is not in the tree, and is counted. Not thread-safe.
 */
final class Tree {

    /** How many people the tree of one campaign may have. */
    static final int MOST = 1_000_000;

    /** Depths are told apart up to here; what is deeper counts as this. */
    static final int DEEPEST = 64;

    private static final int NONE = -1;
    private static final int FIRST_ROOM = 1_024;

    private final int most;
    private long[] high = new long[FIRST_ROOM];
    private long[] low = new long[FIRST_ROOM];
    private long[] acceptedMillis = new long[FIRST_ROOM];
    private int[] parent = new int[FIRST_ROOM];
    private int[] firstChild = new int[FIRST_ROOM];
    private int[] nextChild = new int[FIRST_ROOM];
    private short[] way = new short[FIRST_ROOM];
    private byte[] flags = new byte[FIRST_ROOM];
    private int[] table = new int[FIRST_ROOM * 2];
    private int size;
    private long leftOut;
    private long circles;

    private static final byte ORDERED = 1;

    /**
     * @param most how many people it may have, at most {@link #MOST}
     */
    Tree(int most) {
        this.most = most;
        Arrays.fill(table, NONE);
    }

    /**
     * A friend accepted an invite.
     *
     * @param by which way, 0 to 32767
     * @return how long after the inviter's own acceptance, when they had one and this is the first
     *     that accepted theirs
     */
    OptionalLong accepted(UserId inviter, UserId friend, long atMillis, int by) {
        int above = put(inviter);
        int below = put(friend);
        if (above == NONE || below == NONE || parent[below] != NONE) {
            return OptionalLong.empty();
        }
        // Who invited nobody is above nobody: a long chain of newcomers costs no long walk.
        if (above == below || (firstChild[below] != NONE && isAbove(below, above))) {
            circles++; // they invited somebody who now, by others, invites them
            return OptionalLong.empty();
        }
        boolean first = firstChild[above] == NONE;
        parent[below] = above;
        nextChild[below] = firstChild[above];
        firstChild[above] = below;
        acceptedMillis[below] = atMillis;
        way[below] = (short) by;
        return first && parent[above] != NONE
                ? OptionalLong.of(Math.max(0, atMillis - acceptedMillis[above]))
                : OptionalLong.empty();
    }

    private boolean isAbove(int maybe, int of) {
        int at = of;
        while (at != NONE && at != maybe) {
            at = parent[at];
        }
        return at == maybe;
    }

    /**
     * They placed an order.
     *
     * @return which way they had come, when this is their first order and they had accepted an
     *     invite
     */
    Optional<Integer> ordered(UserId user) {
        int at = find(user);
        if (at == NONE || parent[at] == NONE || (flags[at] & ORDERED) != 0) {
            return Optional.empty();
        }
        flags[at] |= ORDERED;
        return Optional.of((int) way[at]);
    }

    /** Another pseudonym stands for a person from now on. */
    void rename(UserId person, UserId instead) {
        int at = find(person);
        if (at != NONE) {
            high[at] = instead.high();
            low[at] = instead.low();
            fillTable(table.length);
        }
    }

    int size() {
        return size;
    }

    /** How many could not be taken in, as there was no room. */
    long leftOut() {
        return leftOut;
    }

    /** How many acceptances would have closed a circle. */
    long circles() {
        return circles;
    }

    private int put(UserId person) {
        int known = find(person);
        if (known != NONE) {
            return known;
        }
        if (size == most) {
            leftOut++;
            return NONE;
        }
        if (size == high.length) {
            grow();
        }
        int made = size++;
        high[made] = person.high();
        low[made] = person.low();
        parent[made] = NONE;
        firstChild[made] = NONE;
        nextChild[made] = NONE;
        table[place(person, table)] = made;
        return made;
    }

    private void grow() {
        int room = Math.min(most, high.length * 2);
        high = Arrays.copyOf(high, room);
        low = Arrays.copyOf(low, room);
        acceptedMillis = Arrays.copyOf(acceptedMillis, room);
        parent = Arrays.copyOf(parent, room);
        firstChild = Arrays.copyOf(firstChild, room);
        nextChild = Arrays.copyOf(nextChild, room);
        way = Arrays.copyOf(way, room);
        flags = Arrays.copyOf(flags, room);
        fillTable(Integer.highestOneBit(room * 2 - 1) * 2);
    }

    private void fillTable(int length) {
        table = new int[length];
        Arrays.fill(table, NONE);
        for (int i = 0; i < size; i++) {
            table[place(new UserId(high[i], low[i]), table)] = i;
        }
    }

    private int find(UserId person) {
        return table[place(person, table)];
    }

    /** Where the person stands, or would: linear probing, at most half full. */
    private int place(UserId person, int[] in) {
        int mask = in.length - 1;
        int at = (int) person.mixed() & mask;
        while (in[at] != NONE && !is(in[at], person)) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private boolean is(int at, UserId person) {
        return high[at] == person.high() && low[at] == person.low();
    }

    private UserId person(int at) {
        return new UserId(high[at], low[at]);
    }

    /**
     * A tree's shape.
     *
     * @param depths how many friends accepted at depth 1 (invited by somebody who was not), 2, ...
     * @param biggest the roots with most people below them, the biggest first
     */
    record Shape(List<Long> depths, List<Rooted> biggest) {
        Shape {
            depths = List.copyOf(depths);
            biggest = List.copyOf(biggest);
        }
    }

    /**
     * A person with everybody below them.
     *
     * @param people how many, without themselves
     */
    record Rooted(UserId person, int people) {}

    /** Its shape; looks at everybody once. */
    Shape shape(int roots) {
        int[] depth = new int[size];
        int[] below = new int[size];
        int[] order = byDepth(depth);
        long[] depths = new long[DEEPEST + 1];
        for (int i = size - 1; i >= 0; i--) {
            int at = order[i];
            if (parent[at] != NONE) {
                below[parent[at]] += below[at] + 1;
                depths[Math.min(DEEPEST, depth[at])]++;
            }
        }
        List<Rooted> biggest = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            boolean one = parent[i] == NONE && below[i] > 0;
            if (one && (biggest.size() < roots || below[i] > biggest.getLast().people())) {
                int to = 0;
                while (to < biggest.size() && biggest.get(to).people() >= below[i]) {
                    to++;
                }
                biggest.add(to, new Rooted(person(i), below[i]));
                if (biggest.size() > roots) {
                    biggest.removeLast();
                }
            }
        }
        int deepest = DEEPEST;
        while (deepest > 0 && depths[deepest] == 0) {
            deepest--;
        }
        return new Shape(Arrays.stream(depths, 1, deepest + 1).boxed().toList(), biggest);
    }

    /** Everybody, those above before those below; fills in how deep each is. */
    private int[] byDepth(int[] depth) {
        int[] order = new int[size];
        int filled = 0;
        for (int i = 0; i < size; i++) {
            if (parent[i] == NONE) {
                order[filled++] = i;
            }
        }
        for (int i = 0; i < filled; i++) {
            int at = order[i];
            for (int child = firstChild[at]; child != NONE; child = nextChild[child]) {
                depth[child] = depth[at] + 1;
                order[filled++] = child;
            }
        }
        return order;
    }

    /**
     * Somebody in a subtree.
     *
     * @param depth below the person that was asked for; 0 is themselves
     * @param way they came; -1 when they accepted nothing
     * @param acceptedMillis 0 when they accepted nothing
     * @param children how many accepted their invite, also those that are not shown
     */
    record Node(
            UserId person,
            Optional<UserId> parent,
            int depth,
            int way,
            long acceptedMillis,
            int children,
            boolean ordered) {}

    /**
     * A person and those below, by depth.
     *
     * @param depth how far down, 0 for the person alone
     * @param nodes at most so many; then the rest is left out
     */
    List<Node> below(UserId person, int depth, int nodes) {
        int root = find(person);
        if (root == NONE) {
            return List.of();
        }
        List<Node> found = new ArrayList<>();
        Deque<int[]> next = new ArrayDeque<>();
        next.add(new int[] {root, 0});
        while (!next.isEmpty() && found.size() < nodes) {
            int[] at = next.removeFirst();
            int children = 0;
            for (int child = firstChild[at[0]]; child != NONE; child = nextChild[child]) {
                children++;
                if (at[1] < depth && found.size() + next.size() < nodes) {
                    next.addLast(new int[] {child, at[1] + 1});
                }
            }
            boolean accepted = parent[at[0]] != NONE;
            found.add(
                    new Node(
                            person(at[0]),
                            accepted ? Optional.of(person(parent[at[0]])) : Optional.empty(),
                            at[1],
                            accepted ? way[at[0]] : NONE,
                            acceptedMillis[at[0]],
                            children,
                            (flags[at[0]] & ORDERED) != 0));
        }
        return found;
    }
}
