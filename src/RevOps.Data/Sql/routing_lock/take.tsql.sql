-- Two that look at once would both see the same one next, and both see room under a cap. The second waits here until the first has
-- committed. One row for all rotations, since an owner may be in several: with a row for each, caps would still race, and a
-- transaction that routes several leads could lock two of them in either order.
SELECT name FROM routing_lock WITH (UPDLOCK, HOLDLOCK, ROWLOCK) WHERE name = 'routing';
