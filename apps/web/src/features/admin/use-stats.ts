import { keepPreviousData, useQuery } from '@tanstack/react-query'

import { linnet } from '../../client'

export function useStats(days: number) {
  return useQuery({
    queryKey: ['stats', days],
    queryFn: ({ signal }) => linnet.admin.stats({ days }, { signal }),
    placeholderData: keepPreviousData,
  })
}
