"""Words that every subject of the domain uses: texts, money, ids, canonical form, rights."""
