//! Which pieces moved: the fewest that must have, so that all others keep their order.

/// For each element of a sequence of distinct numbers, whether it belongs to the longest increasing
/// subsequence, by patience sorting. What does not has moved.
pub(super) fn in_order(sequence: &[usize]) -> Vec<bool> {
    let mut tails: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(sequence.len());
    for (at, value) in sequence.iter().enumerate() {
        let pile = tails.partition_point(|tail| sequence[*tail] < *value);
        previous.push(pile.checked_sub(1).map(|below| tails[below]));
        if pile == tails.len() {
            tails.push(at);
        } else {
            tails[pile] = at;
        }
    }
    let mut kept = vec![false; sequence.len()];
    let mut next = tails.last().copied();
    while let Some(at) = next {
        kept[at] = true;
        next = previous[at];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_are_moved() {
        assert_eq!(in_order(&[0, 1, 2]), [true, true, true]);
        assert_eq!(in_order(&[1, 2, 3, 0]), [true, true, true, false]);
        assert_eq!(in_order(&[3, 0, 1, 2]), [false, true, true, true]);
        assert_eq!(in_order(&[1, 0]).iter().filter(|kept| **kept).count(), 1);
        assert!(in_order(&[]).is_empty());
    }
}
